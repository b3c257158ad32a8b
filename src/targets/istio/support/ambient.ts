import { AUDIT_LOG } from './release';
import { Feature } from '../../../vocabulary/feature';
import { Support } from '../../support';

/** Facts of the cluster that decide what ambient carries. */
export interface AmbientFacts {
  readonly dryRun: boolean;
  readonly auditLog: boolean;
  readonly httpRouteRetry: boolean;
  readonly defaultRetries: boolean;
}

const BYPASS = 'a client of a headless Service calls pods by address, past the waypoint';
const OWNER = 'declare it in the program that owns the destination, with acceptsCallsFrom';

const COUNTED = Support.partial('waypoints count what strict would refuse (shadow_denied), and log it only with auditLog: true');
const RETRY = Support.partial('an HTTPRoute that retries does so on connect failure, refused stream, UNAVAILABLE and CANCELLED too');
const PER_TRY = Support.partial('a try that took too long is not repeated: a waypoint repeats what the destination answers, and not its own 504');
const NO_RETRY = Support.none(
  'HTTPRoute.retry is in the experimental channel of the Gateway API only',
  'install the experimental channel and say so with gatewayApiChannel, or retry in the application');

/** What Istio ambient carries in any cluster. */
const SUPPORT: Record<Feature, Support> = {
  [Feature.ENROLMENT]: Support.full(),
  [Feature.IDENTITY]: Support.full(),
  [Feature.STRICT_MTLS]: Support.full(),
  [Feature.AUDIT_PHASE]: Support.none(
    'ztunnel drops dry-run policies unless istiod runs with AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY=true',
    'set it and say so with dryRun: true, or stay in the permissive phase'),
  [Feature.DEFAULT_DENY]: Support.full(),
  [Feature.AUTHORIZATION_BY_IDENTITY]: Support.full(),
  [Feature.AUTHORIZATION_BY_HTTP]: Support.full(),
  [Feature.AUTHORIZATION_BY_GRPC_METHOD]: Support.full(),
  [Feature.AUTHORIZATION_BY_HEADER]: Support.full(),
  [Feature.PROBES]: Support.notNeeded('ztunnel lets the probes of the kubelet pass'),
  [Feature.PROBES_BY_ADDRESS]: Support.notNeeded('ztunnel lets the probes of the kubelet pass'),
  [Feature.ROUTE_PRECEDENCE]: Support.notNeeded('policies add up, and an exact path comes before a prefix'),
  [Feature.RETRIES]: NO_RETRY,
  [Feature.NO_DEFAULT_RETRIES]: Support.none(
    'a waypoint repeats twice on UNAVAILABLE and CANCELLED where an HTTPRoute says nothing, and an HTTPRoute cannot say never',
    'set meshConfig.defaultHttpRetryPolicy.attempts to 0, as the Helm values of MeshDefaults do, and say so with defaultRetries: false'),
  [Feature.RETRY_GRPC_STATUSES]: Support.none('HTTPRoute.retry knows HTTP status codes only', 'retry on UNAVAILABLE, or in the application'),
  [Feature.PER_TRY_TIMEOUT]: NO_RETRY,
  [Feature.TIMEOUTS]: Support.full(),
  [Feature.PER_SOURCE_RESILIENCE]: Support.none(
    'a waypoint stands at the destination and routes the requests of all sources alike',
    'declare the same for all sources, or different routes'),
  [Feature.CONSUMER_RESILIENCE]: Support.none('the waypoint belongs to the destination', OWNER),
  [Feature.HEADLESS_RESILIENCE]: Support.none(BYPASS, 'give the Service an address, or retry in the application'),
  [Feature.HEADLESS_AUTHORIZATION]: Support.none(BYPASS, 'leave out the routes, so that sources are admitted by identity'),
  [Feature.RESILIENCE_BEYOND_MESH]: Support.none('a waypoint stands before pods of ambient only', 'enrol the destination, or do it in the application'),
  [Feature.CIRCUIT_BREAKING]: Support.full(),
  [Feature.EJECTION_TIME]: Support.full(),
  [Feature.EJECTION_LIMIT]: Support.full(),
  [Feature.CONNECTION_LIMITS]: Support.partial('limits hold for each waypoint proxy, for all sources together'),
  [Feature.CONSUMER_CIRCUIT_BREAKING]: Support.none('the waypoint belongs to the destination', OWNER),
  [Feature.CONFIGURATION_SCOPE]: Support.notNeeded('ztunnel fetches only what its workloads call'),
  [Feature.TCP]: Support.full(),
  [Feature.SERVER_FIRST]: Support.partial('a waypoint refuses a source with the first byte that it says, after the greeting of the server; ztunnel refuses at once'),
  [Feature.MULTIPLE_PORTS]: Support.full(),
  [Feature.HEADLESS]: Support.full(),
  [Feature.NETWORK_POLICY]: Support.none('a mesh does not filter below itself', 'add NetworkPolicyTarget to the targets'),
  [Feature.MESH_DEFAULTS]: Support.full(),
  [Feature.DEFAULT_RETRIES]: Support.full(),
  [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.none(
    'a waypoint reads DestinationRules only, and not meshConfig.defaultTrafficPolicy', 'declare the circuit breaker of each service'),
  [Feature.BLUE_GREEN]: Support.full(),
  [Feature.TRAFFIC_SPLIT]: Support.full(),
  [Feature.TCP_TRAFFIC_SPLIT]: Support.none(
    'a waypoint splits connections by TCPRoutes only, which this release of Istio does not promise for Services',
    'release by ReleaseStrategy.blueGreen(), or accept the loss: connections then follow the Service, all at once'),
  [Feature.VERSION_BY_REQUEST]: Support.full(),
  [Feature.VERSION_BY_METADATA]: Support.full(),
  [Feature.SESSION_AFFINITY]: Support.full(),
  [Feature.MIRRORING]: Support.full(),
  [Feature.SUBSET_SPLIT]: Support.none('an HTTPRoute knows Services, and no subsets', 'leave out split: each version gets a Service of its own'),
  [Feature.OBJECTIVES]: Support.full(),
  [Feature.OBJECTIVES_OF_COPIES]: Support.none(
    'a waypoint counts the requests that it gets, and not the copies that it sends', 'ask for the metrics of the application by Slo.promql in the step'),
};

/** What Istio ambient carries in a cluster of which these facts are known. */
export function ambientSupport({ dryRun, auditLog, httpRouteRetry, defaultRetries }: AmbientFacts): Record<Feature, Support> {
  return {
    ...SUPPORT,
    ...dryRun && { [Feature.AUDIT_PHASE]: auditLog ? AUDIT_LOG : COUNTED },
    ...!defaultRetries && { [Feature.NO_DEFAULT_RETRIES]: Support.notNeeded('this mesh repeats only what is declared') },
    ...httpRouteRetry && { [Feature.RETRIES]: RETRY, [Feature.PER_TRY_TIMEOUT]: PER_TRY },
  };
}
