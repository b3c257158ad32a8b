import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

/** A Server has two selectors, or none. */
export const serverSelectors: ObjectRule = {
  entry: {
    code: 'CM3138',
    name: 'server-selectors',
    severity: 'error',
    summary: 'A Server has two selectors, or none.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Leave one of `podSelector` and `externalWorkloadSelector`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => {
    const spec = record(body.spec);
    return ['podSelector', 'externalWorkloadSelector'].filter(key => (spec[key] ?? undefined) !== undefined).length !== 1;
  }).map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} has two selectors or none, expected one of podSelector and externalWorkloadSelector` })),
};
