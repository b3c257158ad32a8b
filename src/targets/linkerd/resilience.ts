import { GATEWAY } from './api-versions';
import { shortHash } from './names';
import { PortIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { PortProtocol } from '../../vocabulary/port';
import { RetryCondition, RetryPolicy } from '../../vocabulary/retry-policy';
import { singleUnitDuration } from '../gateway-api/duration';
import { grpcRouteMatch, httpRouteMatch } from '../gateway-api/http-route-match';
import { hasRequests, ResilienceRule, resilienceRules, resilientCalls } from '../gateway-api/resilience-rules';
import { Manifest } from '../target';

/** Most matches that one rule may have in the oldest supported bundle, and most rules that one route may have. */
const MATCHES_PER_RULE = 8;
const RULES_PER_ROUTE = 16;

const HTTP_CONDITIONS: Partial<Record<RetryCondition, string>> = {
  [RetryCondition.UNAVAILABLE]: '503', [RetryCondition.GATEWAY_ERROR]: 'gateway-error', [RetryCondition.SERVER_ERROR]: '5xx',
};

const GRPC_CONDITIONS: Partial<Record<RetryCondition, string>> = {
  [RetryCondition.UNAVAILABLE]: 'unavailable',
  [RetryCondition.GRPC_CANCELLED]: 'cancelled',
  [RetryCondition.GRPC_DEADLINE_EXCEEDED]: 'deadline-exceeded',
  [RetryCondition.GRPC_INTERNAL]: 'internal',
  [RetryCondition.GRPC_RESOURCE_EXHAUSTED]: 'resource-exhausted',
};

/**
 * Timeouts and retries at the clients of a service. They are annotations of a whole route, so that each combination of them
 * is a route of its own; together the routes match every request, since what no route matches would be answered 404.
 *
 * ```yaml
 * kind: HTTPRoute
 * metadata:
 *   name: cart-80-to-1a2b3c4d
 *   annotations: { retry.linkerd.io/http: '503', retry.linkerd.io/limit: '2', timeout.linkerd.io/request: 2s }
 * spec:
 *   parentRefs: [{ group: '', kind: Service, name: cart, namespace: shop, port: 80 }]
 *   rules: [{ matches: [...], backendRefs: [{ name: cart, namespace: shop, port: 80 }] }]
 * ```
 * @see https://linkerd.io/2/reference/retries/
 */
export function renderResilience(service: ServiceIntent): Manifest[] {
  if (service.headless || service.namespace.phase === RolloutPhase.DISABLED) return [];
  return service.ports.filter(port => hasRequests(port) && resilientCalls(service, port).length > 0).flatMap(port => routesOf(service, port));
}

function routesOf(service: ServiceIntent, port: PortIntent): Manifest[] {
  const groups = new Map<string, ResilienceRule[]>();
  for (const rule of resilienceRules(resilientCalls(service, port), port)) {
    const key = JSON.stringify([rule.timeoutMillis, rule.retries]);
    groups.set(key, [...groups.get(key) ?? [], rule]);
  }
  return [...groups].flatMap(([key, rules]) => chunks(rules, MATCHES_PER_RULE * RULES_PER_ROUTE).map((part, i) =>
    routeOf(service, port, [`${service.name}-${port.number}-to`, shortHash(key), ...i === 0 ? [] : [String(i + 1)]].join('-'), part)));
}

function routeOf(service: ServiceIntent, port: PortIntent, name: string, rules: ResilienceRule[]): Manifest {
  const grpc = port.protocol === PortProtocol.GRPC;
  const namespace = service.namespace.name;
  const backendRefs = [{ name: service.name, namespace, port: port.number }];
  return Manifest.of({ apiVersion: GATEWAY, kind: grpc ? 'GRPCRoute' : 'HTTPRoute', name, namespace }, {
    produce: () => ({
      metadata: { annotations: annotationsOf(rules[0], port.protocol) },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: service.name, namespace, port: port.number }],
        rules: (grpc ? grpcRules(rules) : chunks(rules, MATCHES_PER_RULE).map(part => ({ matches: part.map(({ match }) => httpRouteMatch(match)) })))
          .map(rule => ({ ...rule, backendRefs })),
      },
    }),
  });
}

/** In a GRPCRoute every request is matched by a rule without matches. */
function grpcRules(rules: ResilienceRule[]): any[] {
  const every = rules.filter(({ match }) => match.grpcService === undefined && match.headers.length === 0);
  const some = rules.filter(rule => !every.includes(rule));
  return [...chunks(some, MATCHES_PER_RULE).map(part => ({ matches: part.map(({ match }) => grpcRouteMatch(match)) })), ...every.map(() => ({}))];
}

function annotationsOf({ timeoutMillis, retries }: ResilienceRule, protocol: PortProtocol): any {
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

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
