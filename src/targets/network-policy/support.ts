import { Feature } from '../../vocabulary/feature';
import { Support } from '../support';

const NO_REQUESTS = 'NetworkPolicy sees connections, not requests';
const NO_PROXY = 'without a data plane nothing stands between source and destination that could do it';
const MESH = 'add a mesh to the targets';
const CHECK_IN_APPLICATION = 'allow the port and check in the application, or add a mesh to the targets';
const BLUE_GREEN = 'release by ReleaseStrategy.blueGreen(), or add a mesh to the targets';
const NO_METRICS = 'NetworkPolicy counts no requests';
const PROMQL = 'ask for the metrics of the application by Slo.promql, or add a mesh to the targets';
const IN_APPLICATION = 'do it in the application, or add a mesh to the targets';

/** What NetworkPolicy carries; the kubelet's probes pass because Kubernetes always admits the node of a pod. */
export const NETWORK_POLICY_SUPPORT: Record<Feature, Support> = {
  [Feature.ENROLMENT]: Support.notNeeded('every pod is subject to NetworkPolicy, if the network plugin of the cluster enforces it'),
  [Feature.IDENTITY]: Support.none('NetworkPolicy knows labels and addresses, not identities', MESH),
  [Feature.STRICT_MTLS]: Support.none('NetworkPolicy does not encrypt', MESH),
  [Feature.AUDIT_PHASE]: Support.none(
    'NetworkPolicy cannot log what it would refuse; nothing is rendered before the strict phase',
    'stay in the permissive phase and read what the network plugin tells, in its staging or audit mode if it has one'),
  [Feature.DEFAULT_DENY]: Support.full(),
  [Feature.AUTHORIZATION_BY_IDENTITY]: Support.partial(
    'sources are told by namespace and labels, not by identity; beside a data plane that tunnels, '
    + 'a source that is admitted to one port reaches every port'),
  [Feature.AUTHORIZATION_BY_HTTP]: Support.none(NO_REQUESTS, CHECK_IN_APPLICATION),
  [Feature.AUTHORIZATION_BY_GRPC_METHOD]: Support.none(NO_REQUESTS, CHECK_IN_APPLICATION),
  [Feature.AUTHORIZATION_BY_HEADER]: Support.none(NO_REQUESTS, CHECK_IN_APPLICATION),
  [Feature.PROBES]: Support.full(),
  [Feature.PROBES_BY_ADDRESS]: Support.notNeeded('Kubernetes always admits the node of a pod'),
  [Feature.ROUTE_PRECEDENCE]: Support.none(NO_REQUESTS, CHECK_IN_APPLICATION),
  [Feature.RETRIES]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.NO_DEFAULT_RETRIES]: Support.notNeeded('without a data plane nothing repeats requests'),
  [Feature.RETRY_GRPC_STATUSES]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.PER_TRY_TIMEOUT]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.TIMEOUTS]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.PER_SOURCE_RESILIENCE]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.CONSUMER_RESILIENCE]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.HEADLESS_RESILIENCE]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.HEADLESS_AUTHORIZATION]: Support.none(NO_REQUESTS, CHECK_IN_APPLICATION),
  [Feature.RESILIENCE_BEYOND_MESH]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.CIRCUIT_BREAKING]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.EJECTION_TIME]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.EJECTION_LIMIT]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.CONNECTION_LIMITS]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.CONSUMER_CIRCUIT_BREAKING]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.CONFIGURATION_SCOPE]: Support.notNeeded('there is no proxy that could know too much'),
  [Feature.TCP]: Support.full(),
  [Feature.SERVER_FIRST]: Support.full(),
  [Feature.MULTIPLE_PORTS]: Support.full(),
  [Feature.HEADLESS]: Support.full(),
  [Feature.NETWORK_POLICY]: Support.full('beside a data plane that tunnels, pods are told apart and ports are not, since the tunnel carries every port'),
  [Feature.MESH_DEFAULTS]: Support.none('NetworkPolicy is always of one namespace', 'declare each namespace'),
  [Feature.DEFAULT_RETRIES]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.none(NO_PROXY, IN_APPLICATION),
  [Feature.BLUE_GREEN]: Support.full(),
  [Feature.TRAFFIC_SPLIT]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.TCP_TRAFFIC_SPLIT]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.VERSION_BY_REQUEST]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.VERSION_BY_METADATA]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.SESSION_AFFINITY]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.MIRRORING]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.SUBSET_SPLIT]: Support.none(NO_PROXY, BLUE_GREEN),
  [Feature.OBJECTIVES]: Support.none(NO_METRICS, PROMQL),
  [Feature.OBJECTIVES_OF_COPIES]: Support.none(NO_METRICS, PROMQL),
};
