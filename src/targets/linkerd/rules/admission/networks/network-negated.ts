import { exceptionsOf, KINDS } from './networks';
import { contains } from '../../../../../analysis/rules/address-range';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../../refusal';

/** What a network excepts leaves nothing of it. */
export const networkNegated: ObjectRule = {
  entry: refusal('CM3148', 'network-negated', 'What a network excepts leaves nothing of it.', 'Except a part of the network, or leave the network out.'),
  reads: KINDS,
  check: objects => exceptionsOf(objects).filter(({ outer, inner }) => contains(inner, outer)).map(({ object, cidr, exception, pointer }) => (
    { object, pointer, message: `${nameOf(object)} has the network ${cidr} and excepts ${exception}, which is all of it` })),
};
