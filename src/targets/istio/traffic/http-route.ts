import { chunks } from '../authorization-rules';
import { retryCodesOf } from './retries';
import { PortIntent, ServiceIntent } from '../../../intent';
import { RolloutPhase } from '../../../vocabulary/phase';
import { RetryPolicy } from '../../../vocabulary/retry-policy';
import { backendRefs, mirrorFilter } from '../../gateway-api/backend-refs';
import { gatewayDuration } from '../../gateway-api/duration';
import { httpRouteMatch } from '../../gateway-api/http-route-match';
import { hasRequests, ResilienceRule, resilienceRules, resilientCalls } from '../../gateway-api/resilience-rules';
import { inRoutes } from '../../gateway-api/route-limits';
import { byServices, hasMovedShares, isRouted, isShared, Variant, variantsOf, withHeaders } from '../../gateway-api/versions';
import { Manifest } from '../../target';

/** Most matches that one rule may have. */
const MATCHES_PER_RULE = 64;

/**
 * Timeouts and, where the cluster's CRDs have them, retries at the waypoint, one HTTPRoute a port, also for gRPC: a GRPCRoute has neither.
 *
 * ```yaml
 * kind: HTTPRoute
 * metadata: { name: cart-80, namespace: shop }
 * spec:
 *   parentRefs: [{ group: '', kind: Service, name: cart, port: 80 }]
 *   rules:
 *     - matches: [{ path: { type: Exact, value: /shop.Cart/Get }, ... }]
 *       backendRefs: [{ name: cart, port: 80 }]
 *       timeouts: { request: 2s }
 *       retry: { attempts: 2, codes: [503] }
 *     - matches: [{ path: { type: PathPrefix, value: / } }]
 *       backendRefs: [{ name: cart, port: 80 }]
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export function renderHttpRoutes(service: ServiceIntent, withRetries: boolean): Manifest[] {
  if (service.headless || service.namespace.phase === RolloutPhase.DISABLED) return [];
  return service.ports.filter(hasRequests).flatMap(port => {
    const rules = resilienceRules(resilientCalls(service, port), port).map(rule => withRetries ? rule : { ...rule, retries: undefined });
    return isRouted(byServices(service)) || rules.some(says) ? routesOf(service, port, groupBySaying(rules)) : [];
  });
}

function says({ timeoutMillis, retries }: ResilienceRule): boolean {
  return timeoutMillis !== undefined || (retries !== undefined && retries.attempts > 0);
}

/** Where a controller moves shares, rules without shares are in routes of their own, which it does not touch. */
function routesOf(service: ServiceIntent, port: PortIntent, groups: ResilienceRule[][]): Manifest[] {
  const variants = variantsOf(service, byServices(service), port);
  const name = `${service.name}-${port.number}`;
  if (!hasMovedShares(service)) return routesOfVariants(service, port, groups, variants, name);
  const apart = variants.filter(variant => !isShared(variant));
  return [...routesOfVariants(service, port, groups, variants.filter(isShared), name), ...routesOfVariants(service, port, groups, apart, `${name}-asked`)];
}

function routesOfVariants(service: ServiceIntent, port: PortIntent, groups: ResilienceRule[][], variants: Variant[], firstName: string): Manifest[] {
  const rules = groups.flatMap(group => variants.flatMap(variant => split(group, variant).map(part => ({ part, variant }))));
  return inRoutes(rules, ({ part, variant }) => part.length * variant.alternatives.length).map((some, i) => {
    const name = i === 0 ? firstName : `${firstName}-${i + 1}`;
    return Manifest.of({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', name, namespace: service.namespace.name }, {
      produce: () => ({
        spec: {
          parentRefs: [{ group: '', kind: 'Service', name: service.name, port: port.number }],
          rules: some.map(({ part, variant }) => ruleOf(port, part, variant)),
        },
      }),
    });
  });
}

/** Each match of a rule is there once for each list of headers that tells a variant. */
function split(rules: ResilienceRule[], { alternatives }: Variant): ResilienceRule[][] {
  return chunks(rules, Math.max(1, Math.floor(MATCHES_PER_RULE / alternatives.length)));
}

/** Rules that say the same become one; the most specific match decides, not the order of rules. */
function groupBySaying(rules: ResilienceRule[]): ResilienceRule[][] {
  const groups = new Map<string, ResilienceRule[]>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.timeoutMillis, rule.retries]);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(rule);
  }
  return [...groups.values()];
}

function ruleOf(port: PortIntent, rules: ResilienceRule[], variant: Variant): any {
  const { timeoutMillis, retries } = rules[0];
  return {
    matches: rules.flatMap(({ match }) => variant.alternatives.map(headers => httpRouteMatch(withHeaders(match, headers)))),
    filters: variant.mirror && [mirrorFilter(variant.mirror, port)],
    backendRefs: backendRefs(port, variant.destinations),
    timeouts: timeoutsOf(timeoutMillis, retries),
    retry: retries && retries.attempts > 0 ? { attempts: retries.attempts, codes: codesOf(retries) } : undefined,
  };
}

/** `backendRequest` limits each try, but only together with retries. */
function timeoutsOf(timeoutMillis: number | undefined, retries: RetryPolicy | undefined): any {
  const perTry = retries && retries.attempts > 0 ? retries.perTryTimeoutMillis : undefined;
  if (timeoutMillis === undefined && perTry === undefined) return undefined;
  const bounded = perTry !== undefined && timeoutMillis !== undefined ? Math.min(perTry, timeoutMillis) : perTry;
  return {
    request: timeoutMillis === undefined ? undefined : gatewayDuration(timeoutMillis),
    backendRequest: bounded === undefined ? undefined : gatewayDuration(bounded),
  };
}

function codesOf(retries: RetryPolicy): number[] | undefined {
  const codes = retryCodesOf(retries);
  return codes.length > 0 ? codes : undefined;
}
