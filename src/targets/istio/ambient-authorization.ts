import { renderPolicies, authorizationPolicy, hasPolicies } from './authorization';
import { connectionRules, rulesOf } from './authorization-rules';
import { usesWaypoint, Waypoint } from './waypoint';
import { NamespaceIntent, ServiceIntent } from '../../intent';
import { Manifest } from '../target';

/**
 * What ztunnel admits, and behind a waypoint what the waypoint admits.
 *
 * ztunnel knows connections only: a policy with a method or a path would deny everything, or as DENY nothing. A service
 * whose calls are restricted by requests therefore gets two policies, one for the waypoint, which is attached to the
 * Service, and one for ztunnel, which lets nobody pass by the waypoint:
 *
 * ```yaml
 * metadata: { name: cart }                 metadata: { name: cart-via-waypoint }
 * spec:                                    spec:
 *   targetRefs: [{ kind: Service, ... }]     selector: { matchLabels: { app.kubernetes.io/name: cart } }
 *   rules: [methods, paths ...]              rules: [{ from: [{ source: { serviceAccounts: [shop/waypoint] } }] }]
 * ```
 * @see https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function renderAmbientAuthorization(service: ServiceIntent, waypoint: Waypoint): Manifest[] {
  const selector = { matchLabels: service.workload.podLabels };
  if (!service.enrolled) return [];
  if (!usesWaypoint(service, waypoint)) return renderPolicies(service, service.name, { selector }, connectionRules);
  if (!hasPolicies(service.namespace.phase)) return [];
  const targetRefs = [service.name, ...versionServices(service)].map(name => ({ group: '', kind: 'Service', name }));
  const viaWaypoint = authorizationPolicy(service.namespace, `${service.name}-via-${waypoint.name}`, () => ({
    selector,
    action: 'ALLOW',
    rules: [{
      from: [{ source: { serviceAccounts: [`${service.namespace.name}/${waypoint.name}`] } }],
      to: [{ operation: { ports: [...new Set(service.ports.map(port => String(port.targetPort)))] } }],
    }],
  }));
  const atWaypoint = renderPolicies(service, service.name, { targetRefs }, classes => classes.flatMap(each => rulesOf(each, port => port.number)));
  return [...atWaypoint, viaWaypoint];
}

/**
 * Default deny at the waypoint: a policy of the namespace does not hold there, so that a Service that no policy names, such as one of a version
 * that has arrived before its policy, would be open to everybody.
 *
 * ```yaml
 * metadata: { name: waypoint-allow-nothing, namespace: shop }
 * spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }] }
 * ```
 */
export function renderWaypointDeny(namespace: NamespaceIntent, { name }: Waypoint): Manifest[] {
  const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name }];
  return [authorizationPolicy(namespace, `${name}-allow-nothing`, () => ({ targetRefs }))];
}

/** Services of versions are called by their own names too: a policy on the service's own does not guard them. */
function versionServices({ release }: ServiceIntent): string[] {
  return release === undefined || release.subsets ? [] : release.tracks.map(({ name }) => name);
}
