import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { RATE_LIMIT } from '../kinds';

/** A rate limit is for something else than a Server. */
export const rateLimitOfOtherKind: ObjectRule = {
  entry: {
    code: 'CM3119',
    name: 'rate-limit-of-other-kind',
    severity: 'error',
    summary: 'A rate limit is for something else than a Server.',
    explanation: 'The webhook refuses the object; limits are for Servers only.',
    remedy: 'Name a Server of the namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/rate-limiting/',
  },
  reads: [RATE_LIMIT],
  check: objects => objects.of(RATE_LIMIT).filter(({ body }) => {
    const spec = record(body.spec);
    return record(spec.targetRef).kind !== 'Server';
  }).map(object => ({ object, pointer: '/spec/targetRef/kind', message: `${nameOf(object)} is for a ${record(record(object.body.spec).targetRef).kind}, expected a Server` })),
};
