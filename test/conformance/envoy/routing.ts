import { headerMatches, SeenRequest, wholly } from './matching';

/** A cluster, and its share of the requests. */
export interface Share {
  readonly cluster: string;
  /** Between 0 and 1. */
  readonly share: number;
  /** Values of `Set-Cookie` that are put on answers. */
  readonly cookies: string[];
}

/** What a proxy does with a request. */
export interface Route {
  readonly shares: Share[];
  /** Milliseconds; none if it waits as long as it takes. */
  readonly timeout?: number;
  readonly retries?: { readonly attempts: number; readonly on: string[]; readonly perTryTimeout?: number };
  readonly mirrors: { readonly cluster: string; readonly percent: number }[];
}

/** The first route of the first virtual host takes a request; none if no route does. */
export function routeOf({ virtualHosts }: any, request: SeenRequest): Route | undefined {
  const host = virtualHosts.find(({ domains }: any) => domains.includes('*'));
  const found = host?.routes.find(({ match }: any) => routeMatches(match, request));
  if (!found) return undefined;
  if (!found.route) throw new Error(`not a known action: ${JSON.stringify(found)}`);
  const { timeout, retryPolicy, requestMirrorPolicies = [] } = found.route;
  return {
    shares: sharesOf(found),
    ...millis(timeout) && { timeout: millis(timeout) },
    ...retryPolicy?.numRetries > 0 && { retries: retriesOf(retryPolicy) },
    mirrors: requestMirrorPolicies.map(({ cluster, runtimeFraction }: any) => ({ cluster, percent: percentOf(runtimeFraction?.defaultValue) })),
  };
}

function routeMatches(match: any, request: SeenRequest): boolean {
  const { prefix, path, pathSeparatedPrefix, safeRegex, headers = [], caseSensitive: _, ...unknown } = match;
  if (Object.keys(unknown).length > 0) throw new Error(`not a known match: ${JSON.stringify(unknown)}`);
  const asked = (request.path ?? '').split('?')[0];
  return (prefix === undefined || asked.startsWith(prefix))
    && (path === undefined || asked === path)
    && (pathSeparatedPrefix === undefined || asked === pathSeparatedPrefix || asked.startsWith(`${pathSeparatedPrefix}/`))
    && (safeRegex === undefined || wholly(safeRegex.regex, asked))
    && headers.every((each: any) => headerMatches(each, request));
}

/** Weights are relative; what is set for all clusters of a route is set for each of them. */
function sharesOf({ route, responseHeadersToAdd: common = [] }: any): Share[] {
  const all: any[] = route.weightedClusters?.clusters ?? [{ name: route.cluster, weight: 1 }];
  const total = all.reduce((sum, { weight = 0 }) => sum + weight, 0);
  return all.filter(({ weight = 0 }) => weight > 0).map(({ name, weight, responseHeadersToAdd: own = [] }) => ({
    cluster: name, share: weight / total, cookies: cookiesIn([...own, ...common]),
  }));
}

function cookiesIn(added: any[]): string[] {
  return added.map(({ header }) => header).filter(({ key }) => key.toLowerCase() === 'set-cookie').map(({ value }) => value);
}

function retriesOf({ numRetries, retryOn, retriableStatusCodes = [], perTryTimeout }: any): Route['retries'] {
  return { attempts: numRetries, on: [...retryOn.split(','), ...retriableStatusCodes.map(String)], perTryTimeout: millis(perTryTimeout) };
}

/** Milliseconds of a duration such as '2.500s'; 0 says that there is none. */
export function millis(duration?: string): number | undefined {
  const value = duration === undefined ? 0 : Math.round(parseFloat(duration) * 1000);
  return value > 0 ? value : undefined;
}

function percentOf({ numerator = 0, denominator = 'HUNDRED' }: any = { numerator: 100 }): number {
  const whole: { [name: string]: number } = { HUNDRED: 100, TEN_THOUSAND: 10_000, MILLION: 1_000_000 };
  return numerator * 100 / whole[denominator];
}
