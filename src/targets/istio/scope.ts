import { ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** API version of Istio's networking kinds. */
export const NETWORKING = 'networking.istio.io/v1';

/**
 * What the proxies of a service know: what the service calls, and the control plane's namespace.
 *
 * Only in the strict phase: before it, a call that is not declared must still find its mTLS destination.
 *
 * ```yaml
 * kind: Sidecar
 * metadata: { name: web, namespace: shop }
 * spec:
 *   workloadSelector: { labels: { app.kubernetes.io/name: web } }
 *   egress: [{ hosts: [istio-system/*, shop/cart.shop.svc.cluster.local] }]
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function renderScope(service: ServiceIntent, rootNamespace: string): Manifest[] {
  if (service.namespace.phase !== RolloutPhase.STRICT || !service.enrolled) return [];
  const key = { apiVersion: NETWORKING, kind: 'Sidecar', name: service.name, namespace: service.namespace.name };
  return [Manifest.of(key, {
    produce: () => ({
      spec: {
        workloadSelector: { labels: service.workload.podLabels },
        egress: [{ hosts: [...new Set([`${rootNamespace}/*`, ...service.outbound.flatMap(({ destination }) => hostsOf(service, destination))])].sort() }],
      },
    }),
  })];
}

/** The fully qualified name of a service. */
export function fqdnOf({ name, namespace }: Pick<ServiceIntent, 'name' | 'namespace'>): string {
  return `${name}.${namespace.name}.svc.${namespace.mesh.clusterDomain}`;
}

/** What is rendered for a destination that another program owns lies in the namespace of the source. */
function hostsOf(source: ServiceIntent, destination: ServiceIntent): string[] {
  const { namespace, otherServices } = destination;
  const own = [destination, ...otherServices.map(name => ({ name, namespace }))].map(service => `${namespace.name}/${fqdnOf(service)}`);
  return destination.owned || namespace === source.namespace ? own : [...own, `./${fqdnOf(destination)}`];
}
