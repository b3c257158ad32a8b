import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes, rulesOf } from '../lookup/routes';

/** A rule has a field that Linkerd ignores. */
export const ruleFieldIgnored: ObjectRule = {
  entry: {
    code: 'CM3052',
    name: 'rule-field-ignored',
    severity: 'error',
    summary: 'A rule has a field that Linkerd ignores.',
    explanation: '`timeouts.backendRequest`, `retry` and `sessionPersistence` are accepted and do nothing.',
    remedy: 'Use the annotations `retry.linkerd.io/*` and `timeout.linkerd.io/*`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => rulesOf(object).flatMap(({ value, pointer }) => [
    ...['retry', 'sessionPersistence'].filter(key => (value[key] ?? undefined) !== undefined),
    ...('backendRequest' in record(value.timeouts) ? ['timeouts/backendRequest'] : []),
  ].map(field => ({ object, pointer: `${pointer}/${field}`, message: `${nameOf(object)} has ${field}, which is ignored` })))),
};
