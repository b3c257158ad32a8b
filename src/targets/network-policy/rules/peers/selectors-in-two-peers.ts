import { podsOfPeer } from './peer-pods';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf, selectorWords } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf } from '../policy';

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
