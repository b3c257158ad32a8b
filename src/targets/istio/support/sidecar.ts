import { Feature } from '../../../vocabulary/feature';
import { Support } from '../../support';
import { IstioVersion } from '../istio-options';
import { AUDIT_LOG, releaseSupport } from './release';

/** What Istio with sidecars carries. */
const SUPPORT: Record<Feature, Support> = {
  [Feature.ENROLMENT]: Support.full(),
  [Feature.IDENTITY]: Support.full(),
  [Feature.STRICT_MTLS]: Support.full(),
  [Feature.AUDIT_PHASE]: Support.partial('proxies count what strict would refuse (shadow_denied), and log it only with auditLog: true'),
  [Feature.DEFAULT_DENY]: Support.full(),
  [Feature.AUTHORIZATION_BY_IDENTITY]: Support.full(),
  [Feature.AUTHORIZATION_BY_HTTP]: Support.full(),
  [Feature.AUTHORIZATION_BY_GRPC_METHOD]: Support.full(),
  [Feature.AUTHORIZATION_BY_HEADER]: Support.full(),
  [Feature.PROBES]: Support.full(),
  [Feature.PROBES_BY_ADDRESS]: Support.notNeeded('the agent beside the proxy asks the application for the kubelet'),
  [Feature.ROUTE_PRECEDENCE]: Support.notNeeded('policies add up, and routes are listed in the order in which they come first'),
  [Feature.RETRIES]: Support.full(),
  [Feature.NO_DEFAULT_RETRIES]: Support.full(),
  [Feature.RETRY_GRPC_STATUSES]: Support.full(),
  [Feature.PER_TRY_TIMEOUT]: Support.full(),
  [Feature.TIMEOUTS]: Support.full(),
  [Feature.PER_SOURCE_RESILIENCE]: Support.full(),
  [Feature.CONSUMER_RESILIENCE]: Support.none(
    'one VirtualService a host is in force, and it belongs to the program that owns the destination',
    'declare them there, with acceptsCallsFrom'),
  [Feature.HEADLESS_RESILIENCE]: Support.full(),
  [Feature.HEADLESS_AUTHORIZATION]: Support.full(),
  [Feature.RESILIENCE_BEYOND_MESH]: Support.full(),
  [Feature.CIRCUIT_BREAKING]: Support.full(),
  [Feature.EJECTION_TIME]: Support.full(),
  [Feature.EJECTION_LIMIT]: Support.full(),
  [Feature.CONNECTION_LIMITS]: Support.full(),
  [Feature.CONSUMER_CIRCUIT_BREAKING]: Support.full(),
  [Feature.CONFIGURATION_SCOPE]: Support.full(),
  [Feature.TCP]: Support.full(),
  [Feature.SERVER_FIRST]: Support.full(),
  [Feature.MULTIPLE_PORTS]: Support.full(),
  [Feature.HEADLESS]: Support.full(),
  [Feature.NETWORK_POLICY]: Support.none('a mesh does not filter below itself', 'add NetworkPolicyTarget to the targets'),
  [Feature.MESH_DEFAULTS]: Support.full(),
  [Feature.DEFAULT_RETRIES]: Support.full(),
  [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.full(),
  [Feature.BLUE_GREEN]: Support.full(),
  [Feature.TRAFFIC_SPLIT]: Support.full(),
  [Feature.TCP_TRAFFIC_SPLIT]: Support.full(),
  [Feature.VERSION_BY_REQUEST]: Support.full(),
  [Feature.VERSION_BY_METADATA]: Support.full(),
  [Feature.SESSION_AFFINITY]: Support.full(),
  [Feature.MIRRORING]: Support.full(),
  [Feature.SUBSET_SPLIT]: Support.full(),
  [Feature.OBJECTIVES]: Support.notNeeded('sidecars of clients count requests and how long they take (istio_requests_total)'),
  [Feature.OBJECTIVES_OF_COPIES]: Support.notNeeded('sidecars of pods that get copies count them (reporter="destination")'),
};

/** What a release of Istio with sidecars carries, in a cluster of which these facts are known. */
export function sidecarSupport(version: IstioVersion, auditLog: boolean): Record<Feature, Support> {
  return { ...SUPPORT, ...releaseSupport(version), ...auditLog && { [Feature.AUDIT_PHASE]: AUDIT_LOG } };
}
