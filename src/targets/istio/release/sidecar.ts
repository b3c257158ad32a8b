import { ServiceIntent } from '../../../intent';
import { RolloutPhase } from '../../../vocabulary/phase';
import { PortProtocol, speaksRequests } from '../../../vocabulary/port';
import { DeliveryFeature } from '../../../vocabulary/release/delivery-feature';
import { ArgoRolloutsOnMesh, FlaggerOnMesh } from '../../deliveries';
import { PROMOTION } from '../../gateway-api/delivery-support';
import { singleRouteClass } from '../../gateway-api/route-class';
import { ReleaseFacts, Support } from '../../target';
import { secondsOf, trafficPolicyOf } from '../traffic/destination-rule';
import { retryOf } from '../traffic/retries';
import { renderVirtualService } from '../traffic/virtual-service';

/** What Flagger carries by VirtualServices. */
const FLAGGER: Record<FlaggerOnMesh, Support> = {
  [DeliveryFeature.PROGRESSIVE]: PROMOTION,
  [DeliveryFeature.BLUE_GREEN]: Support.full(),
  [DeliveryFeature.AB_TEST]: Support.full(),
  [DeliveryFeature.AB_TEST_BY_SEVERAL_HEADERS]: Support.full(),
  [DeliveryFeature.TCP]: Support.full(),
  [DeliveryFeature.GRPC]: Support.full(),
  [DeliveryFeature.MIRRORING]: Support.full(),
  [DeliveryFeature.SESSION_AFFINITY]: Support.partial(
    'Flagger makes up the value of the cookie at each release and keeps it in its status; sessions of the stable version stay for one interval'),
  [DeliveryFeature.TIMEOUTS]: Support.full(),
  [DeliveryFeature.RETRIES]: Support.full(),
  [DeliveryFeature.GRPC_RETRIES]: Support.full(),
  [DeliveryFeature.CIRCUIT_BREAKING]: Support.full(),
  [DeliveryFeature.CONNECTION_LIMITS]: Support.none(
    'the CRD of Flagger knows limits of requests, and drops those of connections', 'leave out maxConnections'),
  [DeliveryFeature.OBJECTIVES]: Support.full(),
};

/** What Argo Rollouts carries by VirtualServices. */
const ARGO_ROLLOUTS: Record<ArgoRolloutsOnMesh, Support> = {
  [DeliveryFeature.PROGRESSIVE]: Support.full(),
  [DeliveryFeature.AB_TEST]: Support.full(),
  [DeliveryFeature.PREVIEW]: Support.full(),
  [DeliveryFeature.TCP]: Support.full(),
  [DeliveryFeature.MIRRORING]: Support.partial(
    'the route that Argo Rollouts adds while it mirrors says no retries: the mesh repeats requests as it does by default'),
  [DeliveryFeature.OBJECTIVES]: Support.full(),
};

/** What controllers need to release a service by VirtualServices. */
export function sidecarReleaseFacts(service: ServiceIntent): ReleaseFacts {
  if (service.namespace.phase === RolloutPhase.DISABLED) return {};
  return {
    flagger: { provider: 'istio', service: rulesOf(service), routeAnnotations: {}, support: FLAGGER },
    argoRollouts: { trafficRouting: virtualServiceRouting(service), support: ARGO_ROLLOUTS },
  };
}

/** Retries are always said, be it none: what is left out is repeated twice, POST too. */
function rulesOf(service: ServiceIntent): any {
  const { ports: [{ protocol }], circuitBreaker } = service;
  const { timeoutMillis, retries } = singleRouteClass(service);
  return {
    ...speaksRequests(protocol) && { retries: retryOf(retries, protocol) },
    ...timeoutMillis !== undefined && protocol !== PortProtocol.TCP && { timeout: secondsOf(timeoutMillis) },
    ...circuitBreaker && { trafficPolicy: withoutConnections(trafficPolicyOf(circuitBreaker)) },
  };
}

/** What the CRD of Flagger knows of a traffic policy. */
function withoutConnections({ connectionPool, outlierDetection }: any): any {
  return { connectionPool: connectionPool?.http && { http: connectionPool.http }, outlierDetection };
}

/** Every route with shares is named: what Argo Rollouts does not find, it leaves at the shares that are in git. */
function virtualServiceRouting(service: ServiceIntent): any {
  const [manifest] = renderVirtualService(service);
  const { http = [], tcp = [] } = manifest?.body.produce().spec ?? {};
  const routes = http.map(({ name }: any) => name).filter((name?: string) => name !== undefined);
  const tcpRoutes = tcp.map(({ match: [{ port }] }: any) => ({ port }));
  return {
    istio: {
      virtualService: { name: service.name, ...routes.length > 0 && { routes }, ...tcpRoutes.length > 0 && { tcpRoutes } },
    },
  };
}
