import { emptyPeers } from './empty-peers';
import { cidrWithHostBits, exceptOutsideCidr, ipBlockOfService } from './ip-blocks';
import { namespaceLabel } from './namespace-label';
import { peerOfNoKind } from './peer-of-no-kind';
import { peerOfOtherNamespace, peerSelectsNoPod, selectorsInTwoPeers } from './peer-selects-no-pod';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about whom a policy allows. */
export const RULES: ObjectRule[] = [
  emptyPeers, peerOfNoKind, exceptOutsideCidr, cidrWithHostBits, ipBlockOfService, namespaceLabel,
  peerSelectsNoPod, peerOfOtherNamespace, selectorsInTwoPeers,
];
