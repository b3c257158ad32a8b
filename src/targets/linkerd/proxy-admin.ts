import { GATEWAY, POLICY, SERVER } from './api-versions';
import { LinkerdFacts, networksOf } from './linkerd-facts';
import { NamespaceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

const NAME = 'proxy-admin';

/**
 * Metrics and health of the proxies themselves, which default deny would cut off from Prometheus and the kubelet.
 *
 * ```yaml
 * kind: Server                  # proxy-admin: port linkerd-admin of every proxy in the namespace
 * kind: HTTPRoute               # proxy-admin-metrics: GET /metrics;   proxy-admin-health: GET /live and /ready
 * kind: NetworkAuthentication   # from which addresses
 * kind: AuthorizationPolicy     # one for each of these routes
 * kind: HTTPRoute               # proxy-admin-any: what else there is, such as POST /shutdown, for the pod itself
 * ```
 */
export function renderProxyAdmin(namespace: NamespaceIntent, facts: LinkerdFacts): Manifest[] {
  if (namespace.phase !== RolloutPhase.AUDIT && namespace.phase !== RolloutPhase.STRICT) return [];
  const server = manifest(namespace, SERVER, 'Server', NAME, {
    podSelector: { matchExpressions: [{ key: 'linkerd.io/control-plane-ns', operator: 'Exists' }] },
    port: 'linkerd-admin',
    proxyProtocol: 'HTTP/1',
    accessPolicy: namespace.phase === RolloutPhase.STRICT ? 'deny' : 'audit',
  });
  return [
    server,
    ...allow(namespace, `${NAME}-metrics`, ['/metrics'], facts.scraperNetworks),
    ...allow(namespace, `${NAME}-health`, ['/live', '/ready'], facts.probeNetworks),
    routeTo(namespace, `${NAME}-any`, [{ path: { type: 'PathPrefix', value: '/' } }]),
  ];
}

function allow(namespace: NamespaceIntent, name: string, paths: string[], networks?: string[]): Manifest[] {
  return [
    routeTo(namespace, name, paths.map(value => ({ path: { type: 'Exact', value }, method: 'GET' }))),
    manifest(namespace, POLICY, 'NetworkAuthentication', name, { networks: networksOf(networks) }),
    manifest(namespace, POLICY, 'AuthorizationPolicy', name, {
      targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name },
      requiredAuthenticationRefs: [{ group: 'policy.linkerd.io', kind: 'NetworkAuthentication', name }],
    }),
  ];
}

function routeTo(namespace: NamespaceIntent, name: string, matches: any[]): Manifest {
  return manifest(namespace, GATEWAY, 'HTTPRoute', name, {
    parentRefs: [{ group: 'policy.linkerd.io', kind: 'Server', name: NAME }],
    rules: [{ matches }],
  });
}

function manifest(namespace: NamespaceIntent, apiVersion: string, kind: string, name: string, spec: any): Manifest {
  return Manifest.of({ apiVersion, kind, name, namespace: namespace.name }, { produce: () => ({ spec }) });
}
