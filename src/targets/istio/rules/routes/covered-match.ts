import { matchesOf, RouteMatch, sameKey } from './virtual-service-matches';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';
import { push } from '../lookup/push';

/** A match of paths below those that an earlier match takes. */
export const coveredMatch: ObjectRule = {
  entry: {
    code: 'CM2110',
    name: 'covered-match',
    severity: 'warning',
    summary: 'A match of a VirtualService comes after one with a shorter prefix that takes all the same requests.',
    explanation: 'The first that matches decides, so the route with the longer path never gets these requests.',
    remedy: 'Move the longer path before the shorter one.',
    elsewhere: ['IST0131'],
    targets: ISTIO,
    see: analysisPage('IST0131'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => {
    const earlier = new Map<string, RouteMatch[]>();
    return matchesOf(object, 'http').flat().flatMap(match => {
      const cover = coverOf(match, earlier);
      const prefix = text(record(match.body.uri).prefix);
      if (prefix !== undefined) push(earlier, prefix, match);
      return cover ? { object, pointer: match.pointer, message: `this match of ${nameOf(object)} gets nothing: ${cover.pointer} takes its requests before` } : [];
    });
  }),
};

/** An earlier match with a shorter prefix, and no condition that this one has not. */
function coverOf({ body, route }: RouteMatch, earlier: Map<string, RouteMatch[]>): RouteMatch | undefined {
  const { prefix, exact } = record(body.uri);
  const path = text(prefix) ?? text(exact);
  if (path === undefined) return undefined;
  const lengths = [...Array(Math.min(path.length + 1, 512)).keys()].filter(length => prefix === undefined || length < path.length);
  return lengths.flatMap(length => earlier.get(path.slice(0, length)) ?? []).find(match => match.route !== route && implies(body, match.body));
}

function implies({ uri: _, name: __, ...narrow }: { [key: string]: any }, { uri: ___, name: ____, ...wide }: { [key: string]: any }): boolean {
  return Object.entries(wide).every(([field, value]) => {
    if (!['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'].includes(field)) return sameKey({ value }) === sameKey({ value: narrow[field] });
    return Object.entries(record(value)).every(([key, each]) => sameKey({ value: each }) === sameKey({ value: record(narrow[field])[key] }));
  }) && (wide.ignoreUriCase ?? false) === (narrow.ignoreUriCase ?? false);
}
