import { lostPeers, problemOf } from './lost-peers';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A peer that is no pod. */
export const peerSelectsNoPod: ObjectRule = {
  entry: {
    code: 'CM5017',
    name: 'peer-selects-no-pod',
    severity: 'warning',
    summary: 'A peer of a NetworkPolicy selects no pod.',
    explanation: 'The rule allows nobody: calls that it is meant for are dropped without an answer.',
    remedy: 'Use labels that the pod templates of the peer have.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => lostPeers(objects, profile)
    .filter(({ elsewhere, peer }) => elsewhere === undefined || Boolean(peer.value.namespaceSelector))
    .map(lost => problemOf(lost, 'there is none')),
};
