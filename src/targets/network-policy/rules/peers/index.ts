import { cidrWithHostBits } from './cidr-with-host-bits';
import { emptyPeers } from './empty-peers';
import { exceptOutsideCidr } from './except-outside-cidr';
import { ipBlockOfService } from './ip-block-of-service';
import { namespaceLabel } from './namespace-label';
import { peerOfNoKind } from './peer-of-no-kind';
import { peerOfOtherNamespace } from './peer-of-other-namespace';
import { peerSelectsNoPod } from './peer-selects-no-pod';
import { selectorsInTwoPeers } from './selectors-in-two-peers';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about whom a policy allows. */
export const RULES: ObjectRule[] = [
  cidrWithHostBits,
  emptyPeers,
  exceptOutsideCidr,
  ipBlockOfService,
  namespaceLabel,
  peerOfNoKind,
  peerOfOtherNamespace,
  peerSelectsNoPod,
  selectorsInTwoPeers,
];
