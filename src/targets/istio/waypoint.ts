import { auditLogMarks } from './enrolment';
import { NamespaceIntent, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { Manifest, Marks } from '../target';

/** The waypoint of each namespace. */
export interface Waypoint {
  /** Name of the Gateway, and of the service account that it runs as. */
  readonly name: string;
  /** Revision of the control plane that it joins. */
  readonly revision?: string;
  /** Whether it logs, in the audit phase, what strict would refuse. */
  readonly auditLog: boolean;
  /** What the waypoint carries, and ztunnel cannot: it sees connections, not requests. */
  readonly carries: Feature[];
}

/** Whether calls to a service pass a waypoint: exactly where one of them, or the service itself, needs it. */
export function usesWaypoint({ headless, ports, enrolled, asked }: ServiceIntent, { carries }: Waypoint): boolean {
  return enrolled && !headless && ports.length > 0 && asked.some(feature => carries.includes(feature));
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
  if (!namespace.services.some(service => usesWaypoint(service, waypoint))) return [];
  const key = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', name: waypoint.name, namespace: namespace.name };
  const logged = auditLogMarks(namespace, waypoint.auditLog);
  return [Manifest.of(key, {
    produce: () => ({
      metadata: {
        labels: { 'istio.io/waypoint-for': 'service', ...waypoint.revision !== undefined && { 'istio.io/rev': waypoint.revision } },
        annotations: logged,
      },
      spec: {
        gatewayClassName: 'istio-waypoint',
        // else the annotation would be copied to what the gateway is made of, where it is out of place
        infrastructure: Object.keys(logged).length > 0 ? { annotations: {} } : undefined,
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
      },
    }),
  })];
}

/** Labels of a Service behind a waypoint; of a released one gateways at the edge pass the waypoint too, else they would pass by its routes. */
export function waypointMarks(service: ServiceIntent, waypoint: Waypoint): Marks {
  if (!usesWaypoint(service, waypoint)) return {};
  const labels = { 'istio.io/use-waypoint': waypoint.name, ...service.release && { 'istio.io/ingress-use-waypoint': 'true' } };
  return { labels, absent: ['istio.io/use-waypoint-namespace'] };
}

/** Labels of the pods of a waypoint. */
export function waypointPodLabels(waypoint: Waypoint): { [key: string]: string } {
  return { 'gateway.networking.k8s.io/gateway-name': waypoint.name };
}
