import { ArgoRolloutsOnMesh } from '../../targets/deliveries';
import { Support } from '../../targets/support';
import { Delivery } from '../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';

const STAGED = 'release by Delivery.staged()';

/** What Argo Rollouts carries on every mesh. */
const SUPPORT: Record<Exclude<DeliveryFeature, ArgoRolloutsOnMesh>, Support> = {
  [DeliveryFeature.BLUE_GREEN]: Support.full(),
  [DeliveryFeature.AB_TEST_BY_SEVERAL_HEADERS]: Support.full(),
  [DeliveryFeature.TLS]: Support.full(),
  [DeliveryFeature.GRPC]: Support.full(),
  [DeliveryFeature.MULTIPLE_PORTS]: Support.full(),
  [DeliveryFeature.SEVERAL_MIRRORS]: Support.full(),
  [DeliveryFeature.MIRRORING_BEYOND_ONE_PORT]: Support.none(
    'the route that Argo Rollouts adds while it mirrors matches HTTP requests of every port, and sends them to one', 'leave out the mirroring'),
  [DeliveryFeature.MIRRORED_RESILIENCE]: Support.none(
    'the route that Argo Rollouts adds while it mirrors has neither timeouts nor retries', `leave out the mirroring, or ${STAGED}`),
  [DeliveryFeature.MIRRORED_OBJECTIVES]: Support.none(
    'both versions are one workload, so that copies are counted with the requests of the stable version',
    'give the mirroring steps no objectives: slos: []'),
  [DeliveryFeature.SESSION_AFFINITY]: Support.none('Argo Rollouts keeps no sessions on a version of a mesh', STAGED),
  [DeliveryFeature.COOKIE_NAME]: Support.full(),
  [DeliveryFeature.SUBSET_SPLIT]: Support.none('versions are told by the Services that Argo Rollouts changes', 'leave out split'),
  [DeliveryFeature.FOLLOWING_STABLE]: Support.none(
    'Argo Rollouts would take pods of the stable version away before proxies know of the new shares', 'hold them: StableCapacity.HOLD_FULL'),
  [DeliveryFeature.MIXED_CAPACITY]: Support.none('a Rollout has one number of pods or one autoscaler', 'autoscale both versions, or neither'),
  [DeliveryFeature.DIFFERING_CAPACITY]: Support.none(
    'a Rollout has one number of pods, which holds for the stable version as soon as the release begins',
    'give both versions the same capacity, and change it before or after the release'),
  [DeliveryFeature.SLOTS]: Support.none('Argo Rollouts tells versions by a hash', 'leave out naming'),
  [DeliveryFeature.ADOPTION]: Support.none(
    'the Deployment would go before the pods of the Rollout are there', 'keep the Deployment: Delivery.argoRollouts({ workloadRef: true })'),
  [DeliveryFeature.UNMESHED_CLIENTS]: Support.none(
    'the Service of all versions leads clients outside the mesh to the canary as soon as its pods are ready',
    'say unmeshedClients: false where there are none, or release by ReleaseStrategy.blueGreen()'),
  [DeliveryFeature.DRAIN]: Support.full(),
  [DeliveryFeature.TIMEOUTS]: Support.full(),
  [DeliveryFeature.RETRIES]: Support.full(),
  [DeliveryFeature.GRPC_RETRIES]: Support.full(),
  [DeliveryFeature.ROUTE_CLASSES]: Support.full(),
  [DeliveryFeature.CIRCUIT_BREAKING]: Support.full(),
  [DeliveryFeature.CONNECTION_LIMITS]: Support.full(),
  [DeliveryFeature.VARYING_BAKE]: Support.full(),
  [DeliveryFeature.SHORT_BAKE]: Support.full('parts of a second are waited as a whole one'),
  [DeliveryFeature.REVIEW]: Support.full('a person lets it go on with kubectl argo rollouts promote'),
  [DeliveryFeature.BAKE_BEFORE_REVIEW]: Support.none(
    'before all requests at once Argo Rollouts waits for a person or for a time, not for both', 'leave out bake, or take Gate.ready() or Gate.webhook()'),
  [DeliveryFeature.WEBHOOK]: Support.full('Argo Rollouts asks with GET, twice a minute, and takes status 200 to 299 for yes'),
  [DeliveryFeature.GATES_AFTER_STEPS]: Support.full(),
  [DeliveryFeature.VARYING_GATES]: Support.full(),
  [DeliveryFeature.VARYING_OBJECTIVES]: Support.full(),
  [DeliveryFeature.HELD_OBJECTIVES]: Support.partial('without requests the analysis is inconclusive: the release is paused until a person lets it go on'),
  [DeliveryFeature.OBJECTIVES_BEFORE_TRAFFIC]: Support.full(),
  [DeliveryFeature.OWN_QUERIES]: Support.partial('{{track}} is the Service of the canary, since both versions are one workload'),
  [DeliveryFeature.OWN_SELECTOR]: Support.full(),
  [DeliveryFeature.SERVICE_SETTINGS]: Support.full(),
};

/** What Argo Rollouts carries on every mesh, where the Deployment stays or not. */
export function argoRolloutsSupport({ workloadRef }: Delivery): Record<Exclude<DeliveryFeature, ArgoRolloutsOnMesh>, Support> {
  return { ...SUPPORT, ...workloadRef && { [DeliveryFeature.ADOPTION]: Support.full() } };
}
