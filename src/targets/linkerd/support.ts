import { LinkerdFacts } from './linkerd-facts';
import { LinkerdVersion } from './linkerd-options';
import { Feature } from '../../vocabulary/feature';
import { GatewayApiVersion } from '../gateway-api';
import { Support } from '../support';

const HEADLESS = 'a client of a headless Service calls pods by address, and routes and circuit breaking are of Services';
const OWNER = 'declare it in the program that owns the destination, with acceptsCallsFrom';

const SUPPORT: Record<Feature, Support> = {
  [Feature.ENROLMENT]: Support.full(),
  [Feature.IDENTITY]: Support.full(),
  [Feature.STRICT_MTLS]: Support.full(
    'proxies read the default policy when they are injected: declared workloads restart by their changed pod template, '
    + 'others of the namespace must be restarted (kubectl rollout restart)'),
  [Feature.AUDIT_PHASE]: Support.full(
    'proxies log at INFO and count inbound_http_authz_allow_total{authz_name="audit"}; connections that are declared may be among them; '
    + 'wait until every route is Accepted, which takes minutes where there are hundreds'),
  [Feature.DEFAULT_DENY]: Support.full(),
  [Feature.AUTHORIZATION_BY_IDENTITY]: Support.full(),
  [Feature.AUTHORIZATION_BY_HTTP]: Support.full('paths are compared as they come: /items/../admin is below /items'),
  [Feature.AUTHORIZATION_BY_GRPC_METHOD]: Support.full(),
  [Feature.AUTHORIZATION_BY_HEADER]: Support.full(),
  [Feature.PROBES]: Support.full(),
  [Feature.PROBES_BY_ADDRESS]: Support.none(
    'the kubelet is known by its address alone, and probeNetworks does not tell it: the port would be open to every pod',
    'name the addresses of the nodes in probeNetworks, or probe by exec or tcpSocket'),
  [Feature.ROUTE_PRECEDENCE]: Support.none(
    'routes are ranked by the length of their path, the number of headers and whether they say a method; among equals age decides',
    'declare the same sources and rules for both, or paths or methods that differ'),
  [Feature.RETRIES]: Support.full(),
  [Feature.NO_DEFAULT_RETRIES]: Support.notNeeded('Linkerd repeats only what is declared'),
  [Feature.RETRY_GRPC_STATUSES]: Support.full(),
  [Feature.PER_TRY_TIMEOUT]: Support.partial(
    'each try but the last is limited, up to the response headers and not to the end of the response; a try that runs into its limit '
    + 'is repeated whatever the conditions say'),
  [Feature.TIMEOUTS]: Support.full(),
  [Feature.PER_SOURCE_RESILIENCE]: Support.none(
    'a route applies to every client of a Service, whatever its workload',
    'declare the same for all sources, or different routes'),
  [Feature.CONSUMER_RESILIENCE]: Support.none('a route of another namespace would apply to every workload of the source\'s namespace', OWNER),
  [Feature.HEADLESS_RESILIENCE]: Support.none(HEADLESS, 'give the Service an address, or retry in the application'),
  [Feature.HEADLESS_AUTHORIZATION]: Support.full(),
  [Feature.RESILIENCE_BEYOND_MESH]: Support.full(),
  [Feature.CIRCUIT_BREAKING]: Support.partial('consecutive failures only; an endpoint is out for an exponentially growing time, and all of them may be out at once'),
  [Feature.EJECTION_TIME]: Support.full(),
  [Feature.EJECTION_LIMIT]: Support.none('every failing endpoint is taken out', 'leave out maxEjectedPercent'),
  [Feature.CONNECTION_LIMITS]: Support.none('Linkerd does not limit connections', 'limit them in the application, or with consecutiveFailures take out endpoints that are overloaded'),
  [Feature.CONSUMER_CIRCUIT_BREAKING]: Support.none('circuit breaking is an annotation of the Service, which another program owns', OWNER),
  [Feature.CONFIGURATION_SCOPE]: Support.notNeeded('a proxy asks only for the destinations that its workload calls'),
  [Feature.TCP]: Support.full(),
  [Feature.SERVER_FIRST]: Support.full(),
  [Feature.MULTIPLE_PORTS]: Support.full(),
  [Feature.HEADLESS]: Support.full(),
  [Feature.NETWORK_POLICY]: Support.none('a mesh does not filter below itself', 'add NetworkPolicyTarget to the targets'),
  [Feature.MESH_DEFAULTS]: Support.partial('as Helm values only: Linkerd has no mesh-wide objects; paths are never normalized and unknown hosts always reachable'),
  [Feature.DEFAULT_RETRIES]: Support.none('retries are said on each Service or route', 'declare the retries of each call'),
  [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.none('circuit breaking is said on each Service', 'declare the circuit breaker of each service'),
  [Feature.BLUE_GREEN]: Support.full(),
  [Feature.TRAFFIC_SPLIT]: Support.full(),
  [Feature.TCP_TRAFFIC_SPLIT]: Support.none(
    'Linkerd reads TCPRoutes of version v1alpha2 only, which the standard channel of the Gateway API no longer serves: they would be ignored',
    'release by ReleaseStrategy.blueGreen(), or accept the loss: connections then follow the Service, all at once'),
  [Feature.VERSION_BY_REQUEST]: Support.full(),
  [Feature.VERSION_BY_METADATA]: Support.none(
    'a proxy refuses every route of a port where one matches gRPC requests by their metadata alone',
    'name the gRPC services in the routes of every call'),
  [Feature.SESSION_AFFINITY]: Support.full(),
  [Feature.MIRRORING]: Support.none(
    'a route with a mirror is accepted and not converted: the one before it stays in force, weights and all',
    'begin with a small weight, or with a preview'),
  [Feature.SUBSET_SPLIT]: Support.none('an HTTPRoute knows Services, and no subsets', 'leave out split: each version gets a Service of its own'),
  [Feature.OBJECTIVES]: Support.notNeeded(
    'proxies of clients count requests and how long they take (outbound_http_route_backend_response_statuses_total)'),
  [Feature.OBJECTIVES_OF_COPIES]: Support.none('Linkerd sends no copies', 'leave out the step'),
};

/** Releases of the Gateway API that a release of Linkerd is made for. */
const GATEWAY_API: Record<LinkerdVersion, GatewayApiVersion[]> = {
  [LinkerdVersion.V2_20]: [GatewayApiVersion.V1_2, GatewayApiVersion.V1_3, GatewayApiVersion.V1_4, GatewayApiVersion.V1_5],
};

/** What Linkerd carries in a cluster of which these facts are known. */
export function linkerdSupport({ version, gatewayApiVersion, probeNetworks }: LinkerdFacts): Record<Feature, Support> {
  const made = GATEWAY_API[version];
  return {
    ...SUPPORT,
    ...!made.includes(gatewayApiVersion) && {
      [Feature.ENROLMENT]: Support.partial(
        `Linkerd ${version} is made for Gateway API ${made[0]} to ${made[made.length - 1]}, not ${gatewayApiVersion}: its routes may be ignored`),
    },
    ...probeNetworks && {
      [Feature.PROBES_BY_ADDRESS]: Support.full('whatever has an address in probeNetworks may connect, without identity'),
    },
  };
}
