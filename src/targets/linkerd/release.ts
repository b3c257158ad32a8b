import { annotationsOf, renderResilience } from './resilience';
import { ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Delivery } from '../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';
import { FlaggerOnMesh } from '../deliveries';
import { ARGO_BY_ROUTES, FLAGGER_BY_ROUTES } from '../gateway-api/delivery-support';
import { pluginRouting } from '../gateway-api/moved-routes';
import { singleRouteClass } from '../gateway-api/route-class';
import { ReleaseFacts, Support } from '../target';

/** What Flagger carries by HTTPRoutes that Linkerd reads. */
const FLAGGER: Record<FlaggerOnMesh, Support> = {
  ...FLAGGER_BY_ROUTES,
  [DeliveryFeature.GRPC]: Support.partial('Flagger makes an HTTPRoute, also for gRPC: calls are counted as HTTP requests'),
  [DeliveryFeature.SESSION_AFFINITY]: Support.partial(
    'Flagger makes up the value of the cookie at each release and keeps it in its status; sessions of the stable version do not stay'),
  [DeliveryFeature.TIMEOUTS]: Support.full(),
  [DeliveryFeature.RETRIES]: Support.full(),
  [DeliveryFeature.GRPC_RETRIES]: Support.none(
    'Flagger makes HTTPRoutes only, at which Linkerd reads no gRPC statuses', 'release by Delivery.staged(), or retry in the application'),
  [DeliveryFeature.CIRCUIT_BREAKING]: Support.full(),
  [DeliveryFeature.CONNECTION_LIMITS]: Support.full(),
  [DeliveryFeature.OBJECTIVES]: Support.full(),
};

/**
 * What controllers need to release a service by HTTPRoutes.
 *
 * Flagger's provider for version v1 waits for an observedGeneration that Linkerd never writes; the one for v1beta1 does not. It leaves out
 * timeouts as well as retries, which Linkerd takes from annotations of the route.
 */
export function linkerdReleaseFacts(service: ServiceIntent, delivery: Delivery): ReleaseFacts {
  if (service.namespace.phase === RolloutPhase.DISABLED) return {};
  const { name, namespace, ports: [port] } = service;
  return {
    flagger: {
      provider: 'gatewayapi:v1beta1',
      service: { gatewayRefs: [{ group: '', kind: 'Service', name, namespace: namespace.name, port: port.number }] },
      routeAnnotations: annotationsOf(singleRouteClass(service), port.protocol),
      support: FLAGGER,
    },
    argoRollouts: { trafficRouting: pluginRouting(service, delivery, renderResilience(service)), support: ARGO_BY_ROUTES },
  };
}
