import { FlaggerOnMesh } from '../../targets/deliveries';
import { Support } from '../../targets/support';
import { Delivery } from '../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';

const STAGED = 'release by Delivery.staged()';
const ONE_ROUTE = 'Flagger makes one route a service';

/** What Flagger carries on every mesh. */
const SUPPORT: Record<Exclude<DeliveryFeature, FlaggerOnMesh>, Support> = {
  [DeliveryFeature.TLS]: Support.none('Flagger takes whatever is not TCP for HTTP', STAGED),
  [DeliveryFeature.MULTIPLE_PORTS]: Support.none(
    'Flagger routes one port; others it finds at the containers, and publishes them under those numbers, without saying what they speak',
    `${STAGED}, or split the service`),
  [DeliveryFeature.SEVERAL_MIRRORS]: Support.none('Flagger mirrors once, with one share', 'mirror in one step'),
  [DeliveryFeature.MIRRORING_BEYOND_ONE_PORT]: Support.none('Flagger mirrors HTTP requests, and waits for ever for copies of connections', 'leave out the mirroring'),
  [DeliveryFeature.MIRRORED_RESILIENCE]: Support.full(),
  [DeliveryFeature.MIRRORED_OBJECTIVES]: Support.full(),
  [DeliveryFeature.PREVIEW]: Support.none('Flagger routes by weights or by headers, not by both', 'release by ReleaseStrategy.abTest(), or by Delivery.staged()'),
  [DeliveryFeature.COOKIE_NAME]: Support.none('Flagger puts the name of the cookie into a regular expression as it is', 'name the cookie by letters, digits, \'.\', \'_\' and \'-\''),
  [DeliveryFeature.SUBSET_SPLIT]: Support.none('Flagger tells versions by Services', 'leave out split'),
  [DeliveryFeature.FOLLOWING_STABLE]: Support.none('Flagger keeps the primary at its full capacity', 'hold it: StableCapacity.HOLD_FULL'),
  [DeliveryFeature.MIXED_CAPACITY]: Support.none('Flagger scales both versions by one autoscaler, or both by a number', 'autoscale both versions, or neither'),
  [DeliveryFeature.DIFFERING_CAPACITY]: Support.full(),
  [DeliveryFeature.SLOTS]: Support.none('Flagger names what it makes', 'leave out naming'),
  [DeliveryFeature.ADOPTION]: Support.none(
    'the Service that runs is no longer rendered, since Flagger makes it: whoever applies the objects may take it away first',
    'adopt the Deployment with Delivery.staged(), or keep the Service from being pruned and leave out adoption'),
  [DeliveryFeature.UNMESHED_CLIENTS]: Support.full(),
  [DeliveryFeature.DRAIN]: Support.none('Flagger takes the canary away one interval after the last requests', 'bake at least as long as requests take to drain'),
  [DeliveryFeature.ROUTE_CLASSES]: Support.none(ONE_ROUTE, 'declare the same timeout and retries for all requests, or release by Delivery.staged()'),
  [DeliveryFeature.VARYING_BAKE]: Support.none('Flagger has one interval for all steps', 'bake every step equally long'),
  [DeliveryFeature.SHORT_BAKE]: Support.none('Flagger waits whole seconds, and at least ten', 'bake 10 seconds or longer, in whole seconds'),
  [DeliveryFeature.REVIEW]: Support.full('a person opens the gate at the load tester (POST /gate/open), and must close it again (POST /gate/close)'),
  [DeliveryFeature.BAKE_BEFORE_REVIEW]: Support.full(),
  [DeliveryFeature.WEBHOOK]: Support.full('Flagger asks with POST at each interval, and takes status 200 to 202 for yes'),
  [DeliveryFeature.GATES_AFTER_STEPS]: Support.partial('Flagger asks before the first weight, too'),
  [DeliveryFeature.VARYING_GATES]: Support.none(
    'Flagger asks before every weight and the promotion, or before the promotion only, and not between mirroring and the first weight',
    'give all steps one gate, or only the last one'),
  [DeliveryFeature.VARYING_OBJECTIVES]: Support.none('Flagger checks the same objectives at all steps', 'leave out the objectives of steps'),
  [DeliveryFeature.HELD_OBJECTIVES]: Support.partial(
    'an objective without requests is a failed check: the release waits, and is aborted after as many checks as its threshold says'),
  [DeliveryFeature.OBJECTIVES_BEFORE_TRAFFIC]: Support.none(
    'Flagger checks objectives before it sends the first request to the canary: they would never be met',
    'say NoTraffic.PASS, or release by weights'),
  [DeliveryFeature.OWN_QUERIES]: Support.full(),
  [DeliveryFeature.OWN_SELECTOR]: Support.none(
    'Flagger tells versions by a label app, name or app.kubernetes.io/name that the Deployment selects', 'select the pods by one of these labels'),
  [DeliveryFeature.SERVICE_SETTINGS]: Support.none(
    'Flagger makes Services with an address of the cluster and ports, and nothing else', `${STAGED}, or add a Service of your own`),
};

const NO_APPROVAL = Support.none(
  'Flagger asks no person by itself', 'name its load tester with approvalAddress, or take Gate.ready() or Gate.webhook()');

/** What Flagger carries on every mesh, in a cluster of which this is known. */
export function flaggerSupport({ approvalAddress }: Delivery): Record<Exclude<DeliveryFeature, FlaggerOnMesh>, Support> {
  return { ...SUPPORT, ...approvalAddress === undefined && { [DeliveryFeature.REVIEW]: NO_APPROVAL } };
}
