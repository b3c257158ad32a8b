import { exceptionOutsideNetwork } from './exception-outside-network';
import { networkNegated } from './network-negated';
import { networkUnreadable } from './network-unreadable';
import { noEgressNetworks } from './no-egress-networks';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about networks of objects. */
export const RULES: ObjectRule[] = [
  exceptionOutsideNetwork,
  networkNegated,
  networkUnreadable,
  noEgressNetworks,
];
