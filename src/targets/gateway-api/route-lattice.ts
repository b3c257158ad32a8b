import { MatchIndex } from './match-index';
import { HeaderRequirement, RouteMatch, routeMatchKey } from '../../vocabulary/route-match';

/** Whether every request that `narrow` matches is matched by `wide` too. */
export function covers(wide: RouteMatch, narrow: RouteMatch): boolean {
  return wide.kind === narrow.kind
    && pathCovers(wide, narrow)
    && (wide.method === undefined || wide.method === narrow.method)
    && wide.headers.every(header => narrow.headers.some(other => other.name === header.name && headerCovers(header, other)));
}

function headerCovers(wide: HeaderRequirement, narrow: HeaderRequirement): boolean {
  if (wide.value !== undefined) return wide.value === narrow.value;
  return wide.pattern === undefined || wide.pattern === narrow.pattern || matchesPattern(narrow.value, wide.pattern);
}

function matchesPattern(value: string | undefined, pattern: string): boolean {
  return value !== undefined && new RegExp(`^(?:${pattern})$`).test(value);
}

/**
 * The matches, and every intersection of them that is none of them, most specific first.
 *
 * A data plane applies one route to a request, the most specific. With the intersections added, that one route tells
 * everything: each declared match that covers a request also covers the most specific match of the request. It ends early
 * where matches overlap too much, which is an error of its own.
 */
export function closeUnderIntersection(matches: RouteMatch[]): RouteMatch[] {
  const distinct = [...new Map(matches.map(match => [routeMatchKey(match), match])).values()];
  if (areNested(distinct)) return distinct.sort(byPrecedence);
  const paths = groupByPath(matches);
  const budget = { left: mostIntersections(matches) };
  const indexes = new Map<string, MatchIndex<RouteMatch>>();
  for (const path of [...paths.keys()].sort(widerFirst)) {
    const own = paths.get(path)!;
    const index = indexOf(own.values());
    indexes.set(path, index);
    addIntersections(own, [index, ...ancestorsOf(path).flatMap(ancestor => indexes.get(ancestor) ?? [])], budget);
  }
  return [...paths.values()].flatMap(group => [...group.values()]).sort(byPrecedence);
}

/** Whether there are so few matches that it is seen at once: one alone, or one within the other, have nothing else in common. */
function areNested([one, other, ...more]: RouteMatch[]): boolean {
  return more.length === 0 && (other === undefined || covers(one, other) || covers(other, one));
}

/**
 * Pairs of matches, the narrower first, that a data plane cannot rank which looks only at the length of a path, then at the
 * number of headers, then at whether a method is said: an exact path and the prefix of the same path, or a value of a header and
 * its presence. Without a method an exact path is not among them, since it can be said method by method.
 */
export function rankedAlike(matches: RouteMatch[]): [RouteMatch, RouteMatch][] {
  const groups = new Map<string, RouteMatch[]>();
  for (const match of matches) {
    const key = `${pathOf(match)} ${match.method} ${match.headers.map(({ name }) => name).join(',')}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(match);
  }
  return [...groups.values()].map(group => ({ group, index: indexOf(group) })).flatMap(({ group, index }) => group.flatMap(narrow => index
    .compatibleWith(narrow)
    .filter(wide => wide !== narrow && covers(wide, narrow))
    .filter(wide => narrow.method !== undefined || (wide.exactPath === undefined) === (narrow.exactPath === undefined))
    .map((wide): [RouteMatch, RouteMatch] => [narrow, wide])));
}

/** Whether matches overlap in more ways than are told apart: each header that some name and others don't doubles them. */
export function overlapsTooMuch(matches: RouteMatch[]): boolean {
  const distinct = new Set(matches.map(routeMatchKey)).size;
  return closeUnderIntersection(matches).length >= distinct + mostIntersections(matches);
}

function mostIntersections(matches: RouteMatch[]): number {
  return 500 + 8 * matches.length;
}

/** Shorter paths first, and a prefix before the exact path of the same length, which it may cover. */
function widerFirst(a: string, b: string): number {
  return a.length - b.length || compare(b, a);
}

/** Order in which the Gateway API prefers matches: exact path, longer path, method, more headers. */
function byPrecedence(a: RouteMatch, b: RouteMatch): number {
  return Number(b.exactPath !== undefined) - Number(a.exactPath !== undefined)
    || pathOf(b).length - pathOf(a).length
    || Number(b.method !== undefined) - Number(a.method !== undefined)
    || b.headers.length - a.headers.length
    || compare(routeMatchKey(a), routeMatchKey(b));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** So many items are looked at faster than an index of them is made. */
const FEW = 4;

/** Finds, for any match, the items whose match covers it: most specific first, without looking at those on other paths. */
export function coverageIndex<T extends { readonly match: RouteMatch }>(items: T[]): (match: RouteMatch) => T[] {
  if (items.length <= FEW) return match => items.filter(item => covers(item.match, match)).sort((a, b) => byPrecedence(a.match, b.match));
  const byPath = new Map<string, MatchIndex<T>>();
  for (const item of items) {
    const path = pathKey(item.match);
    if (!byPath.has(path)) byPath.set(path, new MatchIndex<T>(each => each.match, []));
    byPath.get(path)!.add(item);
  }
  return match => [pathKey(match), ...ancestorsOf(pathKey(match))]
    .flatMap(path => byPath.get(path)?.compatibleWith(match) ?? [])
    .filter(item => covers(item.match, match))
    .sort((a, b) => byPrecedence(a.match, b.match));
}

function pathKey(match: RouteMatch): string {
  return `${match.exactPath !== undefined ? '=' : '^'}${pathOf(match)}`;
}

function pathOf(match: RouteMatch): string {
  return match.exactPath ?? match.pathPrefix ?? '/';
}

function pathCovers(wide: RouteMatch, narrow: RouteMatch): boolean {
  if (wide.exactPath !== undefined) return wide.exactPath === narrow.exactPath;
  const prefix = wide.pathPrefix ?? '/';
  const path = pathOf(narrow);
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

/** Matches by path ('=' exact or '^' prefix, then the path), and below that by key. */
function groupByPath(matches: RouteMatch[]): Map<string, Map<string, RouteMatch>> {
  const paths = new Map<string, Map<string, RouteMatch>>();
  for (const match of matches) {
    const path = pathKey(match);
    if (!paths.has(path)) paths.set(path, new Map());
    paths.get(path)!.set(routeMatchKey(match), match);
  }
  return paths;
}

/** Keys of the prefixes that cover a path, other than the path's own key. */
function ancestorsOf(path: string): string[] {
  const segments = path.slice(1).split('/').filter(segment => segment !== '');
  const prefixes = ['^/', ...segments.map((_, i) => `^/${segments.slice(0, i + 1).join('/')}`)];
  return prefixes.filter(prefix => prefix !== path);
}

function indexOf(matches: Iterable<RouteMatch>): MatchIndex<RouteMatch> {
  return new MatchIndex(match => match, matches);
}

/** Adds to the matches of one path what they have in common with each other and with those of wider paths; their own index comes first. */
function addIntersections(own: Map<string, RouteMatch>, [index, ...wider]: MatchIndex<RouteMatch>[], budget: { left: number }): void {
  const queue = [...own.values()];
  for (let match = queue.pop(); match; match = queue.pop()) {
    for (const other of [index, ...wider].flatMap(each => each.compatibleWith(match!))) {
      const both = intersectionAt(match, other);
      if (budget.left === 0) return;
      if (!both || own.has(routeMatchKey(both))) continue;
      own.set(routeMatchKey(both), both);
      index.add(both);
      queue.push(both);
      budget.left -= 1;
    }
  }
}

/** What both match, at the path of the first, which the second covers. */
function intersectionAt(match: RouteMatch, other: RouteMatch): RouteMatch | undefined {
  if (match.kind !== other.kind) return undefined;
  if (match.method !== undefined && other.method !== undefined && match.method !== other.method) return undefined;
  const headers = mergeHeaders(match.headers, other.headers);
  return headers && { ...match, method: match.method ?? other.method, headers };
}

function mergeHeaders(a: HeaderRequirement[], b: HeaderRequirement[]): HeaderRequirement[] | undefined {
  const merged = new Map(a.map(header => [header.name, header]));
  for (const header of b) {
    const known = merged.get(header.name);
    if (known && !headerCovers(known, header) && !headerCovers(header, known)) return undefined;
    if (!known || headerCovers(known, header)) merged.set(header.name, header);
  }
  return [...merged.values()].sort((x, y) => x.name < y.name ? -1 : 1);
}
