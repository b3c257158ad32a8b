import { CallIntent, PortIntent } from '../../intent';
import { HeaderRequirement, RouteKind, RouteMatch, routeMatchKey } from '../../vocabulary/route-match';

/** Most service accounts that one source may list. */
const ACCOUNTS_PER_SOURCE = 16;
/** Most sources that one rule may list. */
const SOURCES_PER_RULE = 512;

/** Calls that may do the same: one port and one list of routes. */
export interface CallClass {
  readonly key: string;
  readonly port: PortIntent;
  readonly routes: RouteMatch[];
  readonly accounts: string[];
}

/** How the port of a call is written: that of the pod in sidecars and ztunnel, that of the Service in waypoints. */
export type PortOf = (port: PortIntent) => number;

/** Calls by what they may do, ordered; sources outside the mesh have no identity to be admitted by. */
export function callClasses(calls: CallIntent[]): CallClass[] {
  const classes = new Map<string, CallClass>();
  for (const call of calls.filter(({ authenticated }) => authenticated)) {
    const key = `${String(call.port.number).padStart(5, '0')} ${call.routes.map(routeMatchKey).join(',')}`;
    if (!classes.has(key)) classes.set(key, { key, port: call.port, routes: call.routes, accounts: [] });
    classes.get(key)!.accounts.push(`${call.source.namespace.name}/${call.source.workload.serviceAccount}`);
  }
  return [...classes.values()].sort((a, b) => a.key < b.key ? -1 : 1);
}

/**
 * Rules that admit a class of calls, sources by service account (which holds in any trust domain):
 *
 * ```yaml
 * - from: [{ source: { serviceAccounts: [shop/web] } }]
 *   to: [{ operation: { ports: ['8080'], methods: [GET], paths: [/items, /items/*] } }]
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function rulesOf({ port, routes, accounts }: CallClass, portOf: PortOf): any[] {
  const sources = sourcesOf(accounts);
  const operations = byHeaders(routes).map(({ headers, matches }) => ({
    to: operationsOf(matches, String(portOf(port))),
    when: headers.length > 0 ? headers.map(({ name, value }) => ({ key: `request.headers[${name}]`, values: [value ?? '*'] })) : undefined,
  }));
  return chunks(sources, SOURCES_PER_RULE).flatMap(from => operations.map(({ to, when }) => ({ from, to, when })));
}

/** Rules that admit service accounts to ports of the pod, and look at nothing else. */
export function connectionRules(classes: CallClass[]): any[] {
  const byPort = new Map<number, Set<string>>();
  for (const { port, accounts } of classes) {
    if (!byPort.has(port.targetPort)) byPort.set(port.targetPort, new Set());
    accounts.forEach(account => byPort.get(port.targetPort)!.add(account));
  }
  return [...byPort].sort(([a], [b]) => a - b).flatMap(([port, accounts]) =>
    chunks(sourcesOf([...accounts].sort()), SOURCES_PER_RULE).map(from => ({ from, to: [{ operation: { ports: [String(port)] } }] })));
}

function sourcesOf(accounts: string[]): any[] {
  return chunks([...new Set(accounts)].sort(), ACCOUNTS_PER_SOURCE).map(serviceAccounts => ({ source: { serviceAccounts } }));
}

function byHeaders(routes: RouteMatch[]): { headers: HeaderRequirement[]; matches: RouteMatch[] }[] {
  if (routes.length === 0) return [{ headers: [], matches: [] }];
  const groups = new Map<string, { headers: HeaderRequirement[]; matches: RouteMatch[] }>();
  for (const match of routes) {
    const key = JSON.stringify(match.headers);
    if (!groups.has(key)) groups.set(key, { headers: match.headers, matches: [] });
    groups.get(key)!.matches.push(match);
  }
  return [...groups.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, group]) => group);
}

/** One operation for each method, with all its paths. */
function operationsOf(matches: RouteMatch[], port: string): any[] {
  if (matches.length === 0) return [{ operation: { ports: [port] } }];
  const byMethod = new Map<string, string[]>();
  for (const match of matches) {
    const method = match.kind === RouteKind.GRPC ? 'POST' : match.method ?? '';
    byMethod.set(method, [...byMethod.get(method) ?? [], ...pathsOf(match)]);
  }
  return [...byMethod].sort(([a], [b]) => a < b ? -1 : 1).map(([method, paths]) => ({
    operation: {
      ports: [port],
      methods: method === '' ? undefined : [method],
      paths: paths.includes('*') ? undefined : [...new Set(paths)].sort(),
    },
  }));
}

/** A prefix covers whole segments, so that it is the path itself and everything below it. */
function pathsOf({ kind, exactPath, pathPrefix }: RouteMatch): string[] {
  if (exactPath !== undefined) return [exactPath];
  if (pathPrefix === undefined || pathPrefix === '/') return ['*'];
  return kind === RouteKind.GRPC ? [`${pathPrefix}/*`] : [pathPrefix, `${pathPrefix}/*`];
}

/** A list cut into lists of at most a size; one empty list stays none. */
export function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
