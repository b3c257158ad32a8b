import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { RATE_LIMIT } from '../kinds';

function rps(limit: unknown): number {
  return record(limit).requestsPerSecond ?? NaN;
}

/** A limit for one identity is zero or above the limit of all. */
export const rateLimitsInverted: ObjectRule = {
  entry: {
    code: 'CM3118',
    name: 'rate-limits-inverted',
    severity: 'error',
    summary: 'A limit for one identity is zero or above the limit of all.',
    explanation: 'The webhook refuses the object; the limit of all is reached before.',
    remedy: 'Lower the limit of the identity, or raise the limit of all.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/rate-limiting/',
  },
  reads: [RATE_LIMIT],
  check: objects => objects.of(RATE_LIMIT).filter(({ body }) => {
    const spec = record(body.spec);
    return rps(spec.identity) > rps(spec.total) || [spec.identity, spec.total].some(each => rps(each) === 0);
  }).map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} has limits of zero, or one for an identity above that of all` })),
};
