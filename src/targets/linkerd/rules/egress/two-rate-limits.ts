import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { RATE_LIMIT } from '../kinds';

/** Two rate limits are for one Server. */
export const twoRateLimits: ObjectRule = {
  entry: {
    code: 'CM3117',
    name: 'two-rate-limits',
    severity: 'error',
    summary: 'Two rate limits are for one Server.',
    explanation: 'The oldest of them decides and the other does nothing.',
    remedy: 'Leave one limit for a Server.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/rate-limiting/',
  },
  reads: [RATE_LIMIT],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(RATE_LIMIT).flatMap(object => {
      const key = `${object.namespace}/${record(record(object.body.spec).targetRef).name}`;
      const other = first.get(key);
      if (!other) first.set(key, object);
      return other ? [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for the same Server as ${nameOf(other)}` }] : [];
    });
  },
};
