import { GATEWAY } from './api-versions';
import { routeSlug } from './names';
import { rankedAmong } from './precedence';
import { CallIntent, PortIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { PortProtocol } from '../../vocabulary/port';
import { RetryCondition, RetryPolicy } from '../../vocabulary/retry-policy';
import { RouteMatch } from '../../vocabulary/route-match';
import { backendRefs } from '../gateway-api/backend-refs';
import { singleUnitDuration } from '../gateway-api/duration';
import { grpcRouteMatch, httpRouteMatch } from '../gateway-api/http-route-match';
import { hasRequests, ResilienceRule, resilienceRules, resilientCalls } from '../gateway-api/resilience-rules';
import { byServices, isRouted, Variant, variantsOf, withHeaders } from '../gateway-api/versions';
import { Manifest } from '../target';

/** Where there is no connection, the proxy answers 502. */
const HTTP_CONDITIONS: Partial<Record<RetryCondition, string>> = {
  [RetryCondition.UNAVAILABLE]: '502-503', [RetryCondition.GATEWAY_ERROR]: 'gateway-error', [RetryCondition.SERVER_ERROR]: '5xx',
};

const GRPC_CONDITIONS: Partial<Record<RetryCondition, string>> = {
  [RetryCondition.UNAVAILABLE]: 'unavailable',
  [RetryCondition.GRPC_CANCELLED]: 'cancelled',
  [RetryCondition.GRPC_DEADLINE_EXCEEDED]: 'deadline-exceeded',
  [RetryCondition.GRPC_INTERNAL]: 'internal',
  [RetryCondition.GRPC_RESOURCE_EXHAUSTED]: 'resource-exhausted',
};

/**
 * Timeouts and retries at the clients of a service. They are annotations of a whole route, so that each match is a route of its
 * own; together the routes match every request, since what no route matches would be answered 404.
 *
 * ```yaml
 * kind: HTTPRoute
 * metadata:
 *   name: cart-80-to-get-items-1a2b3c4d
 *   annotations: { retry.linkerd.io/http: 502-503, retry.linkerd.io/limit: '2', timeout.linkerd.io/request: 2s }
 * spec:
 *   parentRefs: [{ group: '', kind: Service, name: cart, namespace: shop, port: 80 }]
 *   rules: [{ matches: [...], backendRefs: [{ name: cart, namespace: shop, port: 80 }] }]
 * ```
 * @see https://linkerd.io/2/reference/retries/
 */
export function renderResilience(service: ServiceIntent): Manifest[] {
  if (service.headless || service.namespace.phase === RolloutPhase.DISABLED) return [];
  return service.ports.filter(port => hasRequests(port) && (isRouted(byServices(service)) || resilientCalls(service, port).length > 0))
    .flatMap(port => routesOf(service, port));
}

/** A route for each match, so that a route stays when further calls are declared, whatever they say; each of them has the same shares. */
function routesOf(service: ServiceIntent, port: PortIntent): Manifest[] {
  const rules = resilienceRules(callsToTell(service, port), port);
  const ranked = rankedAmong(rules.map(({ match }) => match));
  const variants = variantsOf(service, byServices(service), port);
  return rules.flatMap(rule => variants.filter(variant => isSayable(rule.match, variant, port))
    .map(variant => routeOf(service, port, rule, variant, ranked)));
}

/**
 * Requests that ask for a version must be told by their gRPC service, so that every declared one has rules of its own; not before, since routes
 * arrive one by one, and one that comes before the catch-all would leave all other requests without a route.
 */
function callsToTell(service: ServiceIntent, port: PortIntent): CallIntent[] {
  const asked = byServices(service)?.matched ?? [];
  if (port.protocol !== PortProtocol.GRPC || asked.length === 0) return resilientCalls(service, port);
  return service.inbound.filter(call => call.port.number === port.number);
}

/** A gRPC match of headers alone is accepted, and makes proxies refuse every route of the port. */
function isSayable({ grpcService }: RouteMatch, { word }: Variant, { protocol }: PortIntent): boolean {
  return protocol !== PortProtocol.GRPC || word === undefined || grpcService !== undefined;
}

function routeOf(
  service: ServiceIntent, port: PortIntent, rule: ResilienceRule, variant: Variant, ranked: (match: RouteMatch) => RouteMatch[],
): Manifest {
  const name = [`${service.name}-${port.number}-to-${routeSlug(rule.match)}`, ...variant.word === undefined ? [] : [variant.word]].join('-');
  const grpc = port.protocol === PortProtocol.GRPC;
  const namespace = service.namespace.name;
  return Manifest.of({ apiVersion: GATEWAY, kind: grpc ? 'GRPCRoute' : 'HTTPRoute', name, namespace }, {
    produce: () => ({
      metadata: { annotations: annotationsOf(rule, port.protocol) },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: service.name, namespace, port: port.number }],
        rules: [{
          matches: grpc ? grpcMatches(rule.match, variant) : httpMatches(ranked(rule.match), variant),
          backendRefs: backendRefs(port, variant.destinations, namespace),
        }],
      },
    }),
  });
}

function httpMatches(matches: RouteMatch[], { alternatives }: Variant): any[] {
  return alternatives.flatMap(headers => matches.map(match => httpRouteMatch(withHeaders(match, headers))));
}

/** In a GRPCRoute every request is matched by a rule without matches. */
function grpcMatches(match: RouteMatch, { alternatives }: Variant): any[] | undefined {
  const all = alternatives.map(headers => withHeaders(match, headers));
  if (all.length === 1 && match.grpcService === undefined && all[0].headers.length === 0) return undefined;
  return all.map(grpcRouteMatch);
}

/** What Linkerd reads at a route of the timeout and retries of its requests. */
export function annotationsOf({ timeoutMillis, retries }: Omit<ResilienceRule, 'match'>, protocol: PortProtocol): { [key: string]: string } {
  return {
    ...timeoutMillis !== undefined && { 'timeout.linkerd.io/request': singleUnitDuration(timeoutMillis) },
    ...retries && retries.attempts > 0 && retryAnnotations(retries, protocol),
  };
}

/** A limit alone would repeat nothing: it always comes with its conditions. */
function retryAnnotations(retries: RetryPolicy, protocol: PortProtocol): any {
  const grpc = protocol === PortProtocol.GRPC;
  const names = grpc ? GRPC_CONDITIONS : HTTP_CONDITIONS;
  return {
    [`retry.linkerd.io/${grpc ? 'grpc' : 'http'}`]: retries.conditions.flatMap(condition => names[condition] ?? []).join(','),
    'retry.linkerd.io/limit': String(retries.attempts),
    ...retries.perTryTimeoutMillis !== undefined && { 'retry.linkerd.io/timeout': singleUnitDuration(retries.perTryTimeoutMillis) },
  };
}
