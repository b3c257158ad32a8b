import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { isUsed, withSigns } from '../lookup/mesh-signs';
import { backendsOf, outboundRoutes, rulesOf } from '../lookup/routes';

/** A route has a filter that Linkerd does not have. */
export const unsupportedFilter: ObjectRule = {
  entry: {
    code: 'CM3043',
    name: 'unsupported-filter',
    severity: 'error',
    summary: 'A route has a filter that Linkerd does not have.',
    explanation: 'The whole route is dropped, or its old version stays live, while its status stays accepted.',
    remedy: 'Leave out the filter; there are RequestHeaderModifier, ResponseHeaderModifier and RequestRedirect.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => !isUsed(objects, profile) ? [] : outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => rulesOf(object)
    .flatMap(rule => [rule, ...backendsOf(rule)])
    .flatMap(({ value, pointer }) => list(value.filters).map((filter, i) => ({ type: record(filter).type, pointer: `${pointer}/filters/${i}/type` })))
    .filter(({ type }) => ['RequestMirror', 'URLRewrite', 'ExtensionRef', 'CORS', 'ExternalAuth'].includes(type))
    .map(({ type, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the filter ${type}: the whole route is ignored` }))),
};
