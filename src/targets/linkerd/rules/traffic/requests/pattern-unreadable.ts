import { reviewedRoutes } from './filters';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { ROUTES } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { matchesOf, rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';

/** Neither looking around nor back: proxies match in linear time. */
const BEYOND = /\(\?(=|!|<=|<!)|\\[1-9]/;

/** What makes a pattern unreadable for everybody, in few words. */
function fault(pattern: string): string | undefined {
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/g, 'x');
  if (bare.endsWith('\\')) return 'it ends with a backslash';
  if (bare.includes('[')) return 'a bracket is not closed';
  if (/(^|[(|])[*+]/.test(bare)) return 'nothing is repeated by * or +';
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return 'a parenthesis is not opened';
  }
  return depth > 0 ? 'a parenthesis is not closed' : undefined;
}

function patternsOf(route: KubeObject): { value: unknown; pointer: string }[] {
  return rulesOf(route).flatMap(matchesOf).flatMap(({ value, pointer }) => [
    { is: record(value.path), pointer: `${pointer}/path/value` },
    ...['headers', 'queryParams'].flatMap(field => list(value[field]).map((each, i) => ({ is: record(each), pointer: `${pointer}/${field}/${i}/value` }))),
  ].filter(({ is }) => is.type === 'RegularExpression').map(each => ({ value: each.is.value, pointer: each.pointer })));
}

/** A regular expression is none. */
export const patternUnreadable: ObjectRule = {
  entry: refusal(
    'CM3166', 'pattern-unreadable', 'A regular expression of a route is none.',
    'Close what is opened, and look neither around nor back.', 'httproute'),
  reads: withSigns(...ROUTES),
  check: (objects, profile) => reviewedRoutes(objects, profile, ROUTES).flatMap(object => patternsOf(object).flatMap(({ value, pointer }) => {
    if (typeof value !== 'string') return [];
    const why = fault(value) ?? (object.group === 'policy.linkerd.io' && BEYOND.test(value) ? 'proxies look neither around nor back' : undefined);
    return why === undefined ? [] : [{ object, pointer, message: `${nameOf(object)} has the regular expression '${value}': ${why}` }];
  })),
};
