import { KINDS, networksOf } from './networks';
import { rangeOf } from '../../../../../analysis/rules/address-range';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../../refusal';

/** A network is no range of addresses. */
export const networkUnreadable: ObjectRule = {
  entry: refusal('CM3147', 'network-unreadable', 'A network, or what it excepts, is neither an address nor a range.', 'Write `10.0.0.0/8`, `fd00::/8` or an address.'),
  reads: KINDS,
  check: objects => networksOf(objects).flatMap(({ object, cidr, except, pointer }) => [
    { value: cidr, at: `${pointer}/cidr` }, ...except.map((value, i) => ({ value, at: `${pointer}/except/${i}` })),
  ].filter(({ value }) => typeof value === 'string' && !rangeOf(value))
    .map(({ value, at }) => ({ object, pointer: at, message: `${nameOf(object)} has the network '${value}', expected an address or a range` }))),
};
