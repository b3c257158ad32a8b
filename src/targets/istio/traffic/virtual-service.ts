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
  for (const call of calls) {
    const known = bySource.get(call.source);
    if (known) known.push(call);
    else bySource.set(call.source, [call]);
  }
  const profiles = new Map<string, { calls: CallIntent[]; sources: ServiceIntent[] }>();
  for (const [source, own] of bySource) {
    const key = own.map(profileKey).sort().join('\n');
    if (!profiles.has(key)) profiles.set(key, { calls: own, sources: [] });
    profiles.get(key)!.sources.push(source);
  }
  return [...profiles.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, profile]) => profile);
}

function profileKey(call: CallIntent): string {
  if (!isResilient(call)) return '';
  return call.retries ? JSON.stringify([call.routes.map(routeMatchKey), call.timeoutMillis, call.retries])
    : `[${JSON.stringify(call.routes.map(routeMatchKey))},${call.timeoutMillis},null]`;
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
  if (a.retries === b.retries) return a.timeoutMillis === b.timeoutMillis;
  return JSON.stringify([a.timeoutMillis, a.retries]) === JSON.stringify([b.timeoutMillis, b.retries]);
}

/** What an earlier route matches already is left out: it would never be used. Each version of a release is reached by a route with the same rules. */
function routeOf(service: ServiceIntent, port: PortIntent, rules: ResilienceRule[], sources: ServiceIntent[], matched = new Set<string>()): any[] {
  const { timeoutMillis, retries } = rules[0];
  const entries = rules.map(({ match }) => entriesOf(match, port));
  const variants = variantsOf(service, service.release, port).filter(({ tellsOrder }) => !tellsOrder);
  const routes = variants.map(variant => ({
    match: fromSources(sources, variant.alternatives.flatMap(headers => newMatches(rules, entries, headers, port, matched))),
    route: routeTo(service, port, withIdle(service, variant)),
    mirrors: mirrorsTo(service, port, variant),
    timeout: timeoutMillis === undefined ? undefined : secondsOf(timeoutMillis),
    retries: retryOf(retries, port.protocol),
  }));
  for (const some of entries) for (const { key } of some) matched.add(key);
  return routes;
}

function newMatches(rules: ResilienceRule[], entries: Entry[][], headers: HeaderRequirement[], port: PortIntent, matched: Set<string>): any[] {
  return rules.flatMap(({ match }, i) => {
    const all = headers.length > 0 ? entriesOf(withHeaders(match, headers), port) : entries[i];
    return all.filter((_, k) => !matched.has(entries[i][k].key)).map(entry => entry.match);
  });
}

function fromSources(sources: ServiceIntent[], matches: any[]): any[] {
  if (sources.length === 0) return matches;
  return sources.flatMap(source => matches.map(match => ({
    ...match, sourceLabels: source.workload.podLabels, sourceNamespace: source.namespace.name,
  })));
}

/** One of the matches of a route, and a text that is equal for equal ones of a port. */
interface Entry {
  readonly key: string;
  readonly match: any;
}

/** A prefix of whole segments is the path itself, or everything below it. */
function entriesOf(match: RouteMatch, port: PortIntent): Entry[] {
  const { method, headers, exactPath, pathPrefix } = match;
  const rest = {
    port: port.number,
    method: method === undefined ? undefined : { exact: method },
    headers: headers.length === 0 ? undefined : Object.fromEntries(headers.map(header => [header.name, headerMatchOf(header)])),
  };
  const key = (path: string) => `${method} ${headers.length === 0 ? '' : JSON.stringify(rest.headers)} ${path}`;
  if (exactPath !== undefined) return [{ key: key(`=${exactPath}`), match: { uri: { exact: exactPath }, ...rest } }];
  if (pathPrefix === undefined || pathPrefix === '/') return [{ key: key(''), match: rest }];
  return [
    { key: key(`=${pathPrefix}`), match: { uri: { exact: pathPrefix }, ...rest } },
    { key: key(`^${pathPrefix}/`), match: { uri: { prefix: `${pathPrefix}/` }, ...rest } },
  ];
}

function headerMatchOf({ value, pattern }: HeaderRequirement): any {
  if (value !== undefined) return { exact: value };
  return pattern === undefined ? {} : { regex: pattern };
}
