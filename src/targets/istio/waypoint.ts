import { NamespaceIntent, ServiceIntent } from '../../intent';
import { REQUEST_FEATURES } from '../../vocabulary/feature';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** The waypoint of each namespace. */
export interface Waypoint {
  /** Name of the Gateway, and of the service account that it runs as. */
  readonly name: string;
}

/** Whether calls to a service pass a waypoint: exactly where one of them, or the service itself, needs it. */
export function usesWaypoint(service: ServiceIntent): boolean {
  if (service.headless || service.ports.length === 0 || service.namespace.phase === RolloutPhase.DISABLED) return false;
  return service.asksForRequests;
}

/**
 * The waypoint of a namespace, where any service of it needs one.
 *
 * ```yaml
 * kind: Gateway
 * metadata: { name: waypoint, namespace: shop, labels: { istio.io/waypoint-for: service } }
 * spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
 * ```
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function renderWaypoint(namespace: NamespaceIntent, waypoint: Waypoint): Manifest[] {
  if (!hasWaypoint(namespace)) return [];
  const key = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', name: waypoint.name, namespace: namespace.name };
  return [Manifest.of(key, {
    produce: () => ({
      metadata: { labels: { 'istio.io/waypoint-for': 'service' } },
      spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
    }),
  })];
}

/** Labels of the pods of a waypoint. */
export function waypointPodLabels(waypoint: Waypoint): { [key: string]: string } {
  return { 'gateway.networking.k8s.io/gateway-name': waypoint.name };
}

/** What only a waypoint can do: ztunnel sees connections, not requests. */
function hasWaypoint({ phase, features }: NamespaceIntent): boolean {
  return phase !== RolloutPhase.DISABLED && features.some(feature => REQUEST_FEATURES.includes(feature));
}
