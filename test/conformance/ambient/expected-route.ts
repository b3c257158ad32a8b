import { Asked, hasRequests, headerMatches, matches } from './declaration';
import { PortIntent, ServiceIntent } from '../../../src/intent';
import { PortProtocol } from '../../../src/vocabulary/port';
import { RetryCondition, RetryPolicy } from '../../../src/vocabulary/retry-policy';
import { Route } from '../envoy/routing';
import { serviceOfCluster } from '../envoy/waypoint';

/** What is declared for requests, in words of a proxy. */
export interface ExpectedRoute {
  /** Percent of the requests by Service. */
  readonly shares: { [service: string]: number };
  /** Cookies that answers get, by Service. */
  readonly cookies: { [service: string]: string };
  readonly mirrors: { [service: string]: number };
  /** Milliseconds that one of the calls declares; none is none. */
  readonly timeouts: (number | undefined)[];
  readonly retries: (RetryPolicy | undefined)[];
}

/** Statuses that a proxy must repeat on, at least. */
const REPEATED: Partial<Record<RetryCondition, string[]>> = {
  [RetryCondition.UNAVAILABLE]: ['503', 'connect-failure', 'refused-stream'],
  [RetryCondition.GATEWAY_ERROR]: ['502', '503', '504'],
  [RetryCondition.SERVER_ERROR]: ['500', '502', '503', '504'],
};

/**
 * Where requests go at the stage of a release, and under which rules.
 *
 * @param fallback retries of the mesh where calls say nothing
 */
export function expectedRoute(service: ServiceIntent, port: PortIntent, asked: Asked, fallback?: RetryPolicy): ExpectedRoute {
  const calls = service.inbound.filter(call => call.port.number === port.number
    && (call.routes.length === 0 || call.routes.some(match => matches(match, asked))));
  const timeouts = calls.map(({ timeoutMillis }) => timeoutMillis).filter(each => each !== undefined);
  const retries = calls.map(({ retries: each }) => each).filter(each => each !== undefined);
  return {
    ...placesOf(service, port, asked),
    timeouts: timeouts.length > 0 ? timeouts : [undefined],
    retries: retries.length > 0 ? retries : [fallback],
  };
}

function placesOf({ name, release }: ServiceIntent, port: PortIntent, { headers = {} }: Asked): Pick<ExpectedRoute, 'shares' | 'cookies' | 'mirrors'> {
  if (!release || release.backends.length === 0 || !hasRequests(port)) return { shares: { [name]: 100 }, cookies: {}, mirrors: {} };
  const pins = port.protocol === PortProtocol.GRPC ? [] : release.pins;
  const matched = release.matched.find(({ alternatives }) => alternatives.some(all => all.every(header => headerMatches(header, headers))));
  const pinned = pins.find(({ cookiePattern }) => new RegExp(`^(?:${cookiePattern})$`).test(headers.cookie ?? ''));
  const alone = matched ?? pinned;
  if (alone) return { shares: { [alone.track.name]: 100 }, cookies: {}, mirrors: {} };
  const shares = Object.fromEntries(release.backends.map(({ track, weight }) => [track.name, weight]));
  const cookies = Object.fromEntries(pins.filter(({ track }) => track.name in shares).map(({ track, setCookie }) => [track.name, setCookie]));
  return { shares, cookies, mirrors: release.mirror ? { [release.mirror.track.name]: release.mirror.percent } : {} };
}

/** In what a route differs from what is declared. */
export function differences(expected: ExpectedRoute, route: Route, namespace: string): string[] {
  const local = (cluster: string) => serviceOfCluster(cluster).replace(new RegExp(`\\.${namespace}$`), '');
  const shares = Object.fromEntries(route.shares.map(({ cluster, share }) => [local(cluster), Math.round(share * 1000) / 10]));
  const cookies = Object.fromEntries(route.shares.filter(each => each.cookies.length > 0).map(each => [local(each.cluster), each.cookies.join()]));
  const mirrors = Object.fromEntries(route.mirrors.map(({ cluster, percent }) => [local(cluster), percent]));
  return [
    ...differ('shares', sorted(expected.shares), sorted(shares)),
    ...differ('cookies', sorted(expected.cookies), sorted(cookies)),
    ...differ('mirrors', sorted(expected.mirrors), sorted(mirrors)),
    ...expected.timeouts.includes(route.timeout) ? [] : [`timeout ${route.timeout}, declared ${expected.timeouts.join(' or ')}`],
    ...expected.retries.some(each => repeats(each, route.retries)) ? [] : [`retries ${JSON.stringify(route.retries)}, declared ${JSON.stringify(expected.retries)}`],
  ];
}

function repeats(policy: RetryPolicy | undefined, got: Route['retries']): boolean {
  if (!policy || policy.attempts === 0) return got === undefined;
  const on = policy.conditions.flatMap(condition => REPEATED[condition] ?? []);
  return got !== undefined && got.attempts === policy.attempts && got.perTryTimeout === policy.perTryTimeoutMillis
    && on.every(each => got.on.includes(each));
}

function sorted(object: { [key: string]: unknown }): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => a < b ? -1 : 1);
}

function differ(what: string, declared: unknown, got: unknown): string[] {
  return JSON.stringify(declared) === JSON.stringify(got) ? [] : [`${what} ${JSON.stringify(got)}, declared ${JSON.stringify(declared)}`];
}
