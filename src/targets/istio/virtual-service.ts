import { secondsOf } from './destination-rule';
import { retryOf } from './retries';
import { fqdnOf, NETWORKING } from './scope';
import { CallIntent, PortIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { routeMatchKey, RouteMatch } from '../../vocabulary/route-match';
import { hasRequests, isResilient, ResilienceRule, resilienceRules, catchAllOf } from '../gateway-api/resilience-rules';
import { Manifest } from '../target';

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
  const ports = service.ports.filter(hasRequests);
  if (ports.length === 0 || service.namespace.phase === RolloutPhase.DISABLED) return [];
  const key = { apiVersion: NETWORKING, kind: 'VirtualService', name: service.name, namespace: service.namespace.name };
  return [Manifest.of(key, { produce: () => ({ spec: { hosts: [fqdnOf(service)], http: ports.flatMap(port => routesOf(service, port)) } }) })];
}

/** Sources that say the same of the same requests share routes; where sources differ, each has routes of its own. */
function routesOf(service: ServiceIntent, port: PortIntent): any[] {
  const profiles = profilesOf(service.inbound.filter(call => call.port.number === port.number));
  const silent = { match: catchAllOf(port) };
  const speaking = profiles.filter(({ calls }) => calls.some(isResilient));
  const restricted = speaking.flatMap(({ calls, sources }) => {
    const matched = new Set<string>();
    return collapse(resilienceRules(calls, port)).map(rules => routeOf(service, port, rules, profiles.length > 1 ? sources : [], matched));
  });
  const hasDefault = profiles.length === 1 && speaking.length === 1;
  return hasDefault ? restricted : [...restricted, routeOf(service, port, [silent], [])];
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

/** What an earlier route matches already is left out: it would never be used. */
function routeOf(service: ServiceIntent, port: PortIntent, rules: ResilienceRule[], sources: ServiceIntent[], matched = new Set<string>()): any {
  const { timeoutMillis, retries } = rules[0];
  const matches = rules.flatMap(({ match }) => matchesOf(match, port)).filter(match => !matched.has(JSON.stringify(match)));
  matches.forEach(match => matched.add(JSON.stringify(match)));
  return {
    match: sources.length === 0 ? matches : sources.flatMap(source => matches.map(match => ({
      ...match, sourceLabels: source.workload.podLabels, sourceNamespace: source.namespace.name,
    }))),
    route: [{ destination: { host: fqdnOf(service), port: { number: port.number } } }],
    timeout: timeoutMillis === undefined ? undefined : secondsOf(timeoutMillis),
    retries: retryOf(retries, port.protocol),
  };
}

/** A prefix of whole segments is the path itself, or everything below it. */
function matchesOf(match: RouteMatch, port: PortIntent): any[] {
  const rest = {
    port: port.number,
    method: match.method === undefined ? undefined : { exact: match.method },
    headers: match.headers.length === 0 ? undefined
      : Object.fromEntries(match.headers.map(({ name, value }) => [name, value === undefined ? {} : { exact: value }])),
  };
  if (match.exactPath !== undefined) return [{ uri: { exact: match.exactPath }, ...rest }];
  if (match.pathPrefix === undefined || match.pathPrefix === '/') return [rest];
  return [{ uri: { exact: match.pathPrefix }, ...rest }, { uri: { prefix: `${match.pathPrefix}/` }, ...rest }];
}
