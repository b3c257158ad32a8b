import { namespaceOfPeer, podsOfPeer } from './peer-pods';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf, selectorWords } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { Problem } from '../../../../analysis/rules/rule';
import { Entry, isOfGateway, policiesOf, Policy } from '../policy';

/** Peers by labels that no pod of the namespace has, and where there are such pods. */
interface LostPeer {
  readonly policy: Policy;
  readonly peer: Entry;
  /** A namespace that has pods with these labels. */
  readonly elsewhere?: string;
}

/** Peers that select no pod of the one namespace that they are in. */
export function lostPeers(objects: ObjectSet, profile: Profile): LostPeer[] {
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

/** A problem of such a peer. */
export function problemOf({ policy: { object }, peer }: LostPeer, why: string): Problem {
  const message = `${nameOf(object)} allows pods with ${selectorWords(selectorOf(peer.value.podSelector))} of namespace ${namespaceOfPeer(peer, object.namespace)}: ${why}`;
  return { object, pointer: `${peer.pointer}/podSelector`, message };
}
