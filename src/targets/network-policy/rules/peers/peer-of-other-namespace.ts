import { lostPeers, problemOf } from './lost-peers';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A podSelector alone is about the namespace of the policy. */
export const peerOfOtherNamespace: ObjectRule = {
  entry: {
    code: 'CM5018',
    name: 'peer-without-namespace',
    severity: 'warning',
    summary: 'A peer of a NetworkPolicy has a podSelector alone, and pods with these labels are in other namespaces only.',
    explanation: 'A podSelector without namespaceSelector selects pods of the namespace of the policy, so the rule allows nobody.',
    remedy: 'Add a namespaceSelector to the same peer, with the label kubernetes.io/metadata.name.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => lostPeers(objects, profile)
    .filter(({ elsewhere, peer }) => elsewhere !== undefined && !peer.value.namespaceSelector)
    .map(lost => problemOf(lost, `such pods are in namespace ${lost.elsewhere}`)),
};
