import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { HTTP_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes, rulesOf } from '../lookup/routes';

/** A timeout of a rule has several units, which Linkerd does not read. */
export const ruleTimeoutDropped: ObjectRule = {
  entry: {
    code: 'CM3108',
    name: 'rule-timeout-dropped',
    severity: 'error',
    summary: 'A timeout of a rule has several units, which Linkerd does not read.',
    explanation: 'The timeout is dropped without a word, and the route is kept.',
    remedy: 'Write one whole number and one unit: `90s` instead of `1m30s`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(HTTP_ROUTE),
  check: (objects, profile) => outboundRoutes(objects, profile, [HTTP_ROUTE]).flatMap(object => rulesOf(object)
    .map(({ value, pointer }) => ({ request: text(record(value.timeouts).request), pointer: `${pointer}/timeouts/request` }))
    .filter(({ request }) => request !== undefined && !/^\d+(ms|s|m|h|d)?$/.test(request))
    .map(({ request, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the timeout ${request}, expected a whole number and a unit` }))),
};
