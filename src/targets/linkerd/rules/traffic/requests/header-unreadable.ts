import { filtersOf, reviewedRoutes } from './filters';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { ROUTES } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { matchesOf, rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';

const NAME = /^[A-Za-z0-9!#$%&\x27*+\-.^_\x60|~]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/** Headers of matches and of filters; what a filter removes has a name only. */
function headersOf(route: KubeObject): { name: unknown; value?: unknown; pointer: string }[] {
  const matched = rulesOf(route).flatMap(matchesOf).flatMap(({ value, pointer }) => list(value.headers).map(record)
    .map(({ name, type, value: is }, i) => ({ name, value: type === 'RegularExpression' ? undefined : is, pointer: `${pointer}/headers/${i}` })));
  const changed = filtersOf(route).flatMap(({ value, pointer }) => ['requestHeaderModifier', 'responseHeaderModifier'].flatMap(filter => [
    ...['add', 'set'].flatMap(way => list(record(value[filter])[way]).map(record)
      .map(({ name, value: is }, i) => ({ name, value: is, pointer: `${pointer}/${filter}/${way}/${i}` }))),
    ...list(record(value[filter]).remove).map((name, i) => ({ name, pointer: `${pointer}/${filter}/remove/${i}` })),
  ]));
  return [...matched, ...changed];
}

/** A header cannot be one. */
export const headerUnreadable: ObjectRule = {
  entry: refusal(
    'CM3164', 'header-unreadable', 'A header of a route has a name or value that no header has.',
    'Use letters, digits and hyphens for the name, and visible ASCII characters for the value.', 'httproute'),
  reads: withSigns(...ROUTES),
  check: (objects, profile) => reviewedRoutes(objects, profile, ROUTES).flatMap(object => headersOf(object)
    .filter(({ name, value = '' }) => typeof name === 'string' && !NAME.test(name) || typeof value === 'string' && !VALUE.test(value))
    .map(({ name, value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the header '${name}'${value === undefined ? '' : ` with '${value}'`}, which cannot be` }))),
};
