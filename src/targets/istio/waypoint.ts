import { NamespaceIntent, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** The waypoint of each namespace. */
export interface Waypoint {
  /** Name of the Gateway, and of the service account that it runs as. */
  readonly name: string;
}

/** What only a waypoint can do: ztunnel sees connections, not requests. */
const NEEDS_WAYPOINT = [
  Feature.AUTHORIZATION_BY_HTTP, Feature.AUTHORIZATION_BY_GRPC_METHOD, Feature.AUTHORIZATION_BY_HEADER,
  Feature.RETRIES, Feature.TIMEOUTS, Feature.CIRCUIT_BREAKING, Feature.CONNECTION_LIMITS,
];

/** Answers by the number of calls that they were given for: every source of a hub asks. */
const known = new WeakMap<ServiceIntent, { readonly size: number; readonly uses: boolean }>();

/** Whether calls to a service pass a waypoint: exactly where one of them, or the service itself, needs it. */
export function usesWaypoint(service: ServiceIntent): boolean {
  if (service.headless || service.ports.length === 0 || service.namespace.phase === RolloutPhase.DISABLED) return false;
  const size = service.inbound.length;
  if (known.get(service)?.size !== size) {
    known.set(service, { size, uses: [service, ...service.inbound].some(({ features }) => needsWaypoint(features)) });
  }
  return known.get(service)!.uses;
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

function hasWaypoint(namespace: NamespaceIntent): boolean {
  return namespace.phase !== RolloutPhase.DISABLED && needsWaypoint(namespace.features);
}

function needsWaypoint(features: Feature[]): boolean {
  return features.some(feature => NEEDS_WAYPOINT.includes(feature));
}
