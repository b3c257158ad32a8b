import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { RATE_LIMIT } from '../kinds';
import { refusal } from '../refusal';

/** A limit for some clients is zero or above the limit of all. */
export const overrideLimit: ObjectRule = {
  entry: refusal(
    'CM3151', 'rate-limit-override-out-of-range', 'A limit for some clients is zero or above the limit of all.',
    'Write a limit above 0 and not above that of `total`.', 'rate-limiting'),
  reads: [RATE_LIMIT],
  check: objects => objects.of(RATE_LIMIT).flatMap(object => {
    const { overrides, total } = record(object.body.spec);
    const most = record(total).requestsPerSecond ?? Infinity;
    return list(overrides).map((override, i) => ({ limit: record(override).requestsPerSecond, pointer: `/spec/overrides/${i}/requestsPerSecond` }))
      .filter(({ limit }) => limit === 0 || limit > most)
      .map(({ limit, pointer }) => ({ object, pointer, message: `${nameOf(object)} has a limit of ${limit} for some clients, expected one above 0 and not above ${most}` }));
  }),
};
