import { namespaceOfPeer, podsOfPeer } from './peer-pods';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf, selectorWords } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { Entry, isOfGateway, NETWORK_POLICY, policiesOf, Policy } from '../policy';

/** Peers by labels that no pod of the namespace has, and where there are such pods. */
interface LostPeer {
  readonly policy: Policy;
  readonly peer: Entry;
  /** A namespace that has pods with these labels. */
  readonly elsewhere?: string;
}

function lostPeers(objects: ObjectSet, profile: Profile): LostPeer[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { namespace, labels } of objects.pods().all) {
    for (const label of Object.entries(labels)) namespaces.set(label.join('='), (namespaces.get(label.join('=')) ?? new Set()).add(namespace));
  }
  return policiesOf(objects).flatMap(policy => policy.rules.flatMap(({ peers }) => peers
    .filter(peer => !isOfGateway(selectorOf(peer.value.podSelector)) && podsOfPeer(objects, profile, peer, policy.object.namespace)?.length === 0)
    .map(peer => {
      const [first] = Object.entries(selectorOf(peer.value.podSelector).matchLabels);
      return { policy, peer, elsewhere: [...(first && namespaces.get(first.join('='))) ?? []][0] };
    })));
}

function problemOf({ policy: { object }, peer }: LostPeer, why: string): Problem {
  const message = `${nameOf(object)} allows pods with ${selectorWords(selectorOf(peer.value.podSelector))} of namespace ${namespaceOfPeer(peer, object.namespace)}: ${why}`;
  return { object, pointer: `${peer.pointer}/podSelector`, message };
}

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

/** Selectors in two peers are either of them, in one peer both. */
export const selectorsInTwoPeers: ObjectRule = {
  entry: {
    code: 'CM5019',
    name: 'selectors-in-two-peers',
    severity: 'warning',
    summary: 'A namespaceSelector and a podSelector are two peers, where one peer with both is likely meant.',
    explanation: 'Peers are alternatives: every pod of the namespaces is allowed, and pods with the labels are looked for in the own namespace, where there are none.',
    remedy: 'Write podSelector without the dash, into the peer that has the namespaceSelector.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ peers }) => peers.slice(1).flatMap((peer, i) => {
    if (peer.value.namespaceSelector || peer.value.ipBlock || !peers[i].value.namespaceSelector || peers[i].value.podSelector) return [];
    if (podsOfPeer(objects, profile, peer, object.namespace)?.length !== 0) return [];
    const message = `${nameOf(object)} allows every pod of the namespaces in the peer before, and pods with ${selectorWords(selectorOf(peer.value.podSelector))} of its own namespace, which has none`;
    return [{ object, pointer: peer.pointer, message }];
  }))),
};
