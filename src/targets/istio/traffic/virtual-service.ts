import { secondsOf } from './destination-rule';
import { retryOf } from './retries';
import { fqdnOf, NETWORKING } from '../scope';
import { connectionRoutes, mirrorsTo, routeTo, withIdle } from './versions';
import { CallIntent, PortIntent, ServiceIntent } from '../../../intent';
import { RolloutPhase } from '../../../vocabulary/phase';
import { HeaderRequirement, routeMatchKey, RouteMatch } from '../../../vocabulary/route-match';
import { hasRequests, isResilient, ResilienceRule, resilienceRules, catchAllOf } from '../../gateway-api/resilience-rules';
import { hasMovedShares, variantsOf, withHeaders } from '../../gateway-api/versions';
import { Manifest } from '../../target';

/**
 * Timeouts and retries of every request to a service, one VirtualService a host. Each route says its retries, be it none:
 * what is left out Istio repeats twice, POST too.
 *
 * ```yaml
 * kind: VirtualService
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   hosts: [cart.shop.svc.cluster.local]
 *   http:
 *     - match: [{ port: 80, uri: { exact: /items }, method: { exact: GET } }, ...]
 *       route: [{ destination: { host: cart.shop.svc.cluster.local, port: { number: 80 } } }]
 *       timeout: 2s
 *       retries: { attempts: 2, retryOn: 'connect-failure,refused-stream,503' }
 *     - match: [{ port: 80 }]
 *       route: [...]
 *       retries: { attempts: 0 }
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function renderVirtualService(service: ServiceIntent): Manifest[] {
  const http = service.ports.filter(hasRequests);
  const { backends = [], idle = [] } = service.release ?? {};
  const tcp = backends.length + idle.length > 0 ? service.ports.filter(port => !hasRequests(port)) : [];
  if (http.length + tcp.length === 0 || service.namespace.phase === RolloutPhase.DISABLED) return [];
  const key = { apiVersion: NETWORKING, kind: 'VirtualService', name: service.name, namespace: service.namespace.name };
  return [Manifest.of(key, {
    produce: () => ({
      spec: {
        hosts: [fqdnOf(service)],
        http: unlessEmpty(withNames(service, http.flatMap(port => routesOf(service, port)))),
        tcp: unlessEmpty(tcp.map(port => connectionRoutes(service, port))),
      },
    }),
  })];
}

/** Routes in which a controller moves shares have names, by which it finds all of them. */
function withNames(service: ServiceIntent, routes: any[]): any[] {
  if (!hasMovedShares(service)) return routes;
  return routes.map((route, i) => route.route.length > 1 ? { name: `shares-${i + 1}`, ...route } : route);
}

function unlessEmpty(routes: any[]): any[] | undefined {
  return routes.length > 0 ? routes : undefined;
}

/** Sources that say the same of the same requests share routes; where sources differ, each has routes of its own. */
function routesOf(service: ServiceIntent, port: PortIntent): any[] {
  const profiles = profilesOf(service.inbound.filter(call => call.port.number === port.number));
  const silent = { match: catchAllOf(port) };
  const speaking = profiles.filter(({ calls }) => calls.some(isResilient));
  const restricted = speaking.flatMap(({ calls, sources }) => {
    const matched = new Set<string>();
    return collapse(resilienceRules(calls, port)).flatMap(rules => routeOf(service, port, rules, profiles.length > 1 ? sources : [], matched));
  });
  const hasDefault = profiles.length === 1 && speaking.length === 1;
  return hasDefault ? restricted : [...restricted, ...routeOf(service, port, [silent], [])];
}

interface Profile {
  readonly calls: CallIntent[];
  readonly sources: ServiceIntent[];
}

/** Sources by all that they say of one port. */
function profilesOf(calls: CallIntent[]): Profile[] {
  const bySource = new Map<ServiceIntent, CallIntent[]>();
  for (const call of calls) bySource.set(call.source, [...bySource.get(call.source) ?? [], call]);
  const profiles = new Map<string, { calls: CallIntent[]; sources: ServiceIntent[] }>();
  for (const [source, own] of bySource) {
    const key = own.map(profileKey).sort().join('\n');
    if (!profiles.has(key)) profiles.set(key, { calls: own, sources: [] });
    profiles.get(key)!.sources.push(source);
  }
  return [...profiles.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, profile]) => profile);
}

function profileKey(call: CallIntent): string {
  return isResilient(call) ? JSON.stringify([call.routes.map(routeMatchKey), call.timeoutMillis, call.retries]) : '';
}

/** Neighbouring rules that say the same become one route; their order stays, since the first match wins. */
function collapse(rules: ResilienceRule[]): ResilienceRule[][] {
  const groups: ResilienceRule[][] = [];
  for (const rule of rules) {
    const last = groups[groups.length - 1];
    if (last && sameResilience(last[0], rule)) last.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

function sameResilience(a: ResilienceRule, b: ResilienceRule): boolean {
  return JSON.stringify([a.timeoutMillis, a.retries]) === JSON.stringify([b.timeoutMillis, b.retries]);
}

/** What an earlier route matches already is left out: it would never be used. Each version of a release is reached by a route with the same rules. */
function routeOf(service: ServiceIntent, port: PortIntent, rules: ResilienceRule[], sources: ServiceIntent[], matched = new Set<string>()): any[] {
  const { timeoutMillis, retries } = rules[0];
  const variants = variantsOf(service, service.release, port).filter(({ tellsOrder }) => !tellsOrder);
  const routes = variants.map(variant => ({
    match: fromSources(sources, variant.alternatives.flatMap(headers => newMatches(rules, headers, port, matched))),
    route: routeTo(service, port, withIdle(service, variant)),
    mirrors: mirrorsTo(service, port, variant),
    timeout: timeoutMillis === undefined ? undefined : secondsOf(timeoutMillis),
    retries: retryOf(retries, port.protocol),
  }));
  rules.flatMap(({ match }) => matchesOf(match, port)).forEach(match => matched.add(JSON.stringify(match)));
  return routes;
}

function newMatches(rules: ResilienceRule[], headers: HeaderRequirement[], port: PortIntent, matched: Set<string>): any[] {
  return rules.flatMap(({ match }) => {
    const plain = matchesOf(match, port);
    return matchesOf(withHeaders(match, headers), port).filter((_, i) => matched.size === 0 || !matched.has(JSON.stringify(plain[i])));
  });
}

function fromSources(sources: ServiceIntent[], matches: any[]): any[] {
  if (sources.length === 0) return matches;
  return sources.flatMap(source => matches.map(match => ({
    ...match, sourceLabels: source.workload.podLabels, sourceNamespace: source.namespace.name,
  })));
}

/** A prefix of whole segments is the path itself, or everything below it. */
function matchesOf(match: RouteMatch, port: PortIntent): any[] {
  const rest = {
    port: port.number,
    method: match.method === undefined ? undefined : { exact: match.method },
    headers: match.headers.length === 0 ? undefined
      : Object.fromEntries(match.headers.map(header => [header.name, headerMatchOf(header)])),
  };
  if (match.exactPath !== undefined) return [{ uri: { exact: match.exactPath }, ...rest }];
  if (match.pathPrefix === undefined || match.pathPrefix === '/') return [rest];
  return [{ uri: { exact: match.pathPrefix }, ...rest }, { uri: { prefix: `${match.pathPrefix}/` }, ...rest }];
}

function headerMatchOf({ value, pattern }: HeaderRequirement): any {
  if (value !== undefined) return { exact: value };
  return pattern === undefined ? {} : { regex: pattern };
}
