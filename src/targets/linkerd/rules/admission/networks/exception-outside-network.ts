import { exceptionsOf, KINDS } from './networks';
import { overlaps } from '../../../../../analysis/rules/address-range';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../../refusal';

/** What a network excepts is not in it. */
export const exceptionOutsideNetwork: ObjectRule = {
  entry: refusal('CM3149', 'exception-outside-network', 'What a network excepts is not in it.', 'Correct the range that is excepted, or delete it.'),
  reads: KINDS,
  check: objects => exceptionsOf(objects).filter(({ outer, inner }) => !overlaps(outer, inner)).map(({ object, cidr, exception, pointer }) => (
    { object, pointer, message: `${nameOf(object)} has the network ${cidr} and excepts ${exception}, which is not in it` })),
};
