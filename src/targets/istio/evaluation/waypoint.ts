import { RoutedService } from '../../../simulation/router';
import { serviceOf } from '../../../simulation/service-pods';

const USE = 'istio.io/use-waypoint';
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace';
const FOR = 'istio.io/waypoint-for';

/** The Gateway that calls of a Service pass: its own label decides, else its namespace's; without one they go straight to the pods. */
export function waypointOf(objects: any[], service: RoutedService): any {
  const called = serviceOf(objects, service);
  const namespace = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === service.namespace);
  const labels = [called, namespace].map(object => object?.metadata.labels ?? {}).find(candidate => USE in candidate);
  if (!labels || labels[USE] === 'none' || called.spec.clusterIP === 'None') return undefined;
  const home = labels[USE_NAMESPACE] || service.namespace;
  return objects.find(({ kind, metadata, spec }) => kind === 'Gateway' && metadata.name === labels[USE] && metadata.namespace === home
    && spec.gatewayClassName === 'istio-waypoint' && ['service', 'all'].includes(metadata.labels?.[FOR] ?? 'service')
    && (home === service.namespace || spec.listeners.some(({ allowedRoutes }: any) => allowedRoutes?.namespaces?.from === 'All')));
}
