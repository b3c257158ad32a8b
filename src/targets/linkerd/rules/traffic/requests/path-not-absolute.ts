import { filtersOf, reviewedRoutes } from './filters';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { HTTP_ROUTE, LEGACY_ROUTE } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { matchesOf, rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';

/** A path does not begin with a slash. */
export const pathNotAbsolute: ObjectRule = {
  entry: refusal('CM3163', 'path-not-absolute', 'A path of an HTTPRoute does not begin with a slash.', 'Begin it with `/`.', 'httproute'),
  reads: withSigns(HTTP_ROUTE, LEGACY_ROUTE),
  check: (objects, profile) => reviewedRoutes(objects, profile, [HTTP_ROUTE, LEGACY_ROUTE]).flatMap(object => [
    ...rulesOf(object).flatMap(matchesOf).map(({ value, pointer }) => ({ ...record(value.path), pointer: `${pointer}/path/value` }) as { [key: string]: any })
      .filter(({ type }) => type !== 'RegularExpression'),
    ...filtersOf(object).flatMap(({ value, pointer }) => ['replaceFullPath', 'replacePrefixMatch'].map(field => (
      { value: record(record(value.requestRedirect).path)[field], pointer: `${pointer}/requestRedirect/path/${field}` }))),
  ].filter(({ value }) => typeof value === 'string' && !value.startsWith('/'))
    .map(({ value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the path '${value}', expected '/${value}'` }))),
};
