import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { RATE_LIMIT } from '../kinds';
import { refusal } from '../refusal';

/** A limit for some clients names something else than a ServiceAccount. */
export const overrideOfOtherKind: ObjectRule = {
  entry: refusal(
    'CM3152', 'rate-limit-override-of-other-kind', 'A limit for some clients names something else than a ServiceAccount.',
    'Name ServiceAccounts.', 'rate-limiting'),
  reads: [RATE_LIMIT],
  check: objects => objects.of(RATE_LIMIT).flatMap(object => list(record(object.body.spec).overrides)
    .flatMap((override, i) => list(record(override).clientRefs).map((ref, n) => ({ ...record(ref), pointer: `/spec/overrides/${i}/clientRefs/${n}/kind` }) as { [key: string]: any }))
    .filter(({ group, kind }) => kind !== 'ServiceAccount' || !['', 'core'].includes(group ?? ''))
    .map(({ group, kind, pointer }) => ({ object, pointer, message: `${nameOf(object)} has a limit for a ${group ? `${group}/` : ''}${kind}, expected a ServiceAccount` }))),
};
