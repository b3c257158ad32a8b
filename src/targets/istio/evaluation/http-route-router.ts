import { AttachedRoute, attachedRoutes, findRule, FoundRule } from './attached-routes';
import { hostOf } from './fqdn';
import { protocolOf } from './port-protocol';
import { RetryPolicy, retriesOf } from './retry-policy';
import { virtualServicesFor } from './virtual-service';
import { waypointOf } from './waypoint';
import { millisecondsOf } from '../../../simulation/duration';
import { HeaderEdit, headersAfter } from '../../../simulation/response-headers';
import { bypassing, expectOnly, IRouter, nameOf, refusing, RoutedBackend, RoutedMirror, RoutedRequest, Routing } from '../../../simulation/router';
import { portOf, serviceOf } from '../../../simulation/service-pods';

const RULE_FIELDS = ['name', 'matches', 'filters', 'backendRefs', 'timeouts', 'retry'];
const KNOWN_FILTERS = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestMirror'];

/** Where Istio's waypoints send a request: by the rules of all routes whose parent is the Service, merged as the Gateway API ranks them. */
export class HttpRouteRouter implements IRouter {
  /**
   * @param defaultRetries `meshConfig.defaultHttpRetryPolicy`
   */
  constructor(private readonly defaultRetries?: any) {}

  public route(objects: any[], request: RoutedRequest): Routing {
    const port = portOf(objects, request.service);
    if (!port) return refusing('no such Service or port');
    const waypoint = request.source.meshed ? waypointOf(objects, request.service) : undefined;
    if (!waypoint) return bypassing(request);
    if (virtualServicesFor(objects, request).length > 0) throw new Error(`${hostOf(request.service.name, request.service.namespace)}: VirtualService at a waypoint`);
    const protocol = protocolOf(port);
    if (protocol === 'http' && request.method === undefined) return refusing('the port speaks HTTP', 400);
    const carriesRequests = protocol === 'http' || (protocol === 'sniffed' && request.method !== undefined);
    const attached = attachedRoutes(objects, carriesRequests ? ['HTTPRoute', 'GRPCRoute'] : ['TCPRoute'], waypoint, request);
    const valid = attached.filter(({ invalid }) => !invalid);
    const lost = attached.flatMap(({ invalid }) => invalid ?? []);
    const routing = carriesRequests ? this.routeRequest(objects, request, valid) : routeConnection(objects, request, valid);
    return { ...routing, ...lost.length > 0 && { unconverted: [...new Set(lost)] } };
  }

  /** Without any rule the waypoint sends all to the Service; with rules it answers what none matches. */
  private routeRequest(objects: any[], request: RoutedRequest, attached: AttachedRoute[]): Routing {
    if (attached.length === 0) return bypassing(request, { retries: retriesOf(undefined, this.defaultRetries) });
    const found = findRule(attached, request);
    if (!found) return refusing('no route matches', 404);
    const rule = found.route.spec.rules[found.index];
    expectOnly(RULE_FIELDS, rule, nameOf(found.route));
    const filters: any[] = rule.filters ?? [];
    expectOnly(KNOWN_FILTERS, Object.fromEntries(filters.map(({ type }) => [type, true])), nameOf(found.route));
    const retry = retryOf(rule);
    const { request: limit, perTry } = timeoutsOf(rule);
    return {
      ...split(objects, found, 500),
      mirrors: filters.flatMap(({ requestMirror }) => requestMirror ? mirrorsOf(objects, found.route, requestMirror) : []),
      ...limit > 0 && { timeout: { request: limit } },
      retries: retriesOf(retry && { ...retry, ...perTry > 0 && { perTryTimeout: `${perTry}ms` } }, this.defaultRetries),
    };
  }
}

/** The oldest TCPRoute decides. */
function routeConnection(objects: any[], request: RoutedRequest, attached: AttachedRoute[]): Routing {
  const found = findRule(attached, request);
  return found ? split(objects, found, undefined) : bypassing(request);
}

/** Weights are relative; a rule in which no backend has one has no answer but an error. */
function split(objects: any[], found: FoundRule, status: number | undefined): Routing {
  const { route, index, matching } = found;
  const rule = route.spec.rules[index];
  const decided = { rule: { object: nameOf(route), index }, matching };
  const weighted: any[] = (rule.backendRefs ?? []).filter(({ weight }: any) => weight !== 0);
  const total = weighted.reduce((sum, { weight = 1 }) => sum + weight, 0);
  if (total === 0) return refusing('no backend has a weight', status, decided);
  const edits = editsOf(rule.filters);
  const backends = weighted.map(ref => {
    const own = editsOf(ref.filters);
    const headers = headersAfter(weighted.length === 1 ? [...edits, ...own] : [...own, ...edits]);
    return backendOf(objects, route, ref, { share: (ref.weight ?? 1) / total, ...headers.length > 0 && { responseHeaders: headers } }, status);
  });
  return { kind: 'routed', ...decided, backends, mirrors: [] };
}

function backendOf(objects: any[], route: any, ref: any, rest: Pick<RoutedBackend, 'share' | 'responseHeaders'>, status?: number): RoutedBackend {
  const { name, port, kind = 'Service', group = '', namespace = route.metadata.namespace } = ref;
  const missing = kind !== 'Service' || group !== '' || !portOf(objects, { name, namespace, port });
  return { service: name, namespace, port, ...rest, ...missing && { missing, ...status !== undefined && { status } } };
}

/** A mirror whose Service does not exist is left out; a fraction goes before a percentage, and all is copied if neither is said. */
function mirrorsOf(objects: any[], route: any, { backendRef, percent, fraction }: any): RoutedMirror[] {
  const { name, port, namespace = route.metadata.namespace } = backendRef;
  const share = fraction ? 100 * fraction.numerator / (fraction.denominator ?? 100) : percent ?? 100;
  if (share === 0 || !serviceOf(objects, { name, namespace })) return [];
  return [{ service: name, namespace, percent: share, ...!portOf(objects, { name, namespace, port }) && { missing: true } }];
}

/** A limit for each try is one for the request where nothing is retried. */
function timeoutsOf({ timeouts = {}, retry }: any): { request: number; perTry: number } {
  const [request, backend] = [timeouts.request, timeouts.backendRequest].map(given => given === undefined ? 0 : millisecondsOf(given));
  return retry ? { request, perTry: backend } : { request: backend || request, perTry: 0 };
}

function retryOf({ retry }: any): Partial<Pick<RetryPolicy, 'attempts'>> & { retryOn?: string; backoff?: string } | undefined {
  if (!retry) return undefined;
  expectOnly(['attempts', 'codes', 'backoff'], retry, 'retry');
  const retryOn = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...retry.codes ?? []].join();
  return { attempts: retry.attempts ?? 2, retryOn, backoff: retry.backoff };
}

function editsOf(filters: any[] = []): HeaderEdit[] {
  return filters.flatMap(({ responseHeaderModifier: modifier }) => [
    ...(modifier?.remove ?? []).map((name: string) => ({ step: 'remove' as const, name })),
    ...(modifier?.set ?? []).map(({ name, value }: any) => ({ step: 'set' as const, name, value })),
    ...(modifier?.add ?? []).map(({ name, value }: any) => ({ step: 'add' as const, name, value })),
  ]);
}
