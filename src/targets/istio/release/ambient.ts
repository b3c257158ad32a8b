import { ServiceIntent } from '../../../intent';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Delivery } from '../../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../../vocabulary/release/delivery-feature';
import { FlaggerOnMesh } from '../../deliveries';
import { ARGO_BY_ROUTES, FLAGGER_BY_ROUTES } from '../../gateway-api/delivery-support';
import { gatewayDuration } from '../../gateway-api/duration';
import { pluginRouting } from '../../gateway-api/moved-routes';
import { singleRouteClass } from '../../gateway-api/route-class';
import { Manifest, ReleaseFacts, Support } from '../../target';

const NO_RETRIES = Support.none('Flagger never reads retries when it makes HTTPRoutes', 'release by Delivery.staged(), or retry in the application');

/** What Flagger carries by HTTPRoutes at a waypoint. */
const FLAGGER: Record<FlaggerOnMesh, Support> = {
  ...FLAGGER_BY_ROUTES,
  [DeliveryFeature.GRPC]: Support.full(),
  [DeliveryFeature.SESSION_AFFINITY]: Support.partial(
    'Flagger makes up the value of the cookie at each release and keeps it in its status; sessions of the stable version stay for one interval'),
  [DeliveryFeature.TIMEOUTS]: Support.full(),
  [DeliveryFeature.RETRIES]: NO_RETRIES,
  [DeliveryFeature.GRPC_RETRIES]: NO_RETRIES,
  [DeliveryFeature.CIRCUIT_BREAKING]: Support.full(),
  [DeliveryFeature.CONNECTION_LIMITS]: Support.full(),
  [DeliveryFeature.OBJECTIVES]: Support.full(),
};

/** What controllers need to release a service by HTTPRoutes that the Service is the parent of: the core group is named by nothing. */
export function ambientReleaseFacts(service: ServiceIntent, delivery: Delivery, routes: Manifest[]): ReleaseFacts {
  if (service.namespace.phase === RolloutPhase.DISABLED) return {};
  const { timeoutMillis } = singleRouteClass(service);
  return {
    flagger: {
      provider: 'gatewayapi:v1',
      service: {
        gatewayRefs: [{ group: '', kind: 'Service', name: service.name, port: service.ports[0].number }],
        ...timeoutMillis !== undefined && { timeout: gatewayDuration(timeoutMillis) },
      },
      routeAnnotations: {},
      support: FLAGGER,
    },
    argoRollouts: { trafficRouting: pluginRouting(service, delivery, routes.filter(({ key }) => key.kind === 'HTTPRoute')), support: ARGO_BY_ROUTES },
  };
}
