import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../../kinds';
import { rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';
import { goNanoseconds } from '../../values/durations';

/** A timeout of an HTTPRoute of Linkerd is below zero. */
export const timeoutNegative: ObjectRule = {
  entry: refusal('CM3172', 'timeout-negative', 'A timeout of an HTTPRoute of Linkerd is below zero.', 'Write a duration like `10s`.', 'httproute'),
  reads: [LEGACY_ROUTE],
  check: objects => objects.of(LEGACY_ROUTE).flatMap(object => rulesOf(object).flatMap(({ value, pointer }) => ['request', 'backendRequest']
    .map(field => ({ timeout: record(value.timeouts)[field], pointer: `${pointer}/timeouts/${field}` }))
    .filter(({ timeout }) => goNanoseconds(timeout) < 0)
    .map(({ timeout, pointer: at }) => ({ object, pointer: at, message: `${nameOf(object)} has the timeout ${timeout}, expected none below zero` })))),
};
