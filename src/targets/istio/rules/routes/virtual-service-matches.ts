import { KubeObject } from '../../../../analysis/rules/kube-object';
import { once } from '../../../../analysis/rules/once';
import { list, record } from '../../../../analysis/rules/values';

/** One match of a route, with what makes two of them the same. */
export interface RouteMatch {
  readonly pointer: string;
  readonly route: number;
  readonly body: { [key: string]: any };
  readonly key: string;
}

/** Matches of the routes of one kind, up to the first route that takes everything. */
export function matchesOf(object: KubeObject, kind: string): RouteMatch[][] {
  const known = matchesByKind(object);
  return known[kind] ??= matchesIn(object, kind);
}

const matchesByKind = once((_: KubeObject): { [kind: string]: RouteMatch[][] } => ({}));

function matchesIn({ body }: KubeObject, kind: string): RouteMatch[][] {
  const routes = list(record(body.spec)[kind]);
  const end = routes.findIndex(route => list(record(route).match).length === 0);
  return routes.slice(0, end < 0 ? routes.length : end).map((route, i) => list(record(route).match).map((match, j) => ({
    pointer: `/spec/${kind}/${i}/match/${j}`, route: i, body: record(match), key: sameKey(record(match)),
  })));
}

/** Equal for values that differ in the order of their keys only. */
export function sameKey({ name: _, ...match }: { [key: string]: any }): string {
  return JSON.stringify(sorted(match));
}

function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}

/** Where each match was seen first: `route` of the first by key. */
export function firstByKey(matches: RouteMatch[][]): Map<string, RouteMatch> {
  const first = new Map<string, RouteMatch>();
  for (const match of matches.flat()) if (!first.has(match.key)) first.set(match.key, match);
  return first;
}
