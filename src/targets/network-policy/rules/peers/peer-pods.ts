import { KubeObject } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { once } from '../../../../analysis/rules/once';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { Profile } from '../../../../analysis/rules/profile';
import { selects } from '../../../../analysis/rules/selector';
import { knowsPods } from '../../../../analysis/rules/service-ports';
import { Entry } from '../policy';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels of a namespace, with that of its name, which every one has. */
export const labelsOfNamespace: (namespace: KubeObject) => { [key: string]: string } = once(({ body, name }) => (
  { ...body.metadata?.labels, [NAME_LABEL]: name }));

/** The one namespace that a peer is in, if its selectors say so by name. */
export function namespaceOfPeer({ value }: Entry, own: string): string | undefined {
  if (value.ipBlock) return undefined;
  if (!value.namespaceSelector) return own;
  const { matchLabels, matchExpressions } = selectorOf(value.namespaceSelector);
  if (matchLabels[NAME_LABEL]) return matchLabels[NAME_LABEL];
  const [only, ...others] = matchExpressions.filter(({ key, operator }) => key === NAME_LABEL && operator === 'In');
  return only && others.length === 0 && only.values?.length === 1 ? String(only.values[0]) : undefined;
}

/** Pods of a peer; nothing where they are not all known. */
export function podsOfPeer(objects: ObjectSet, profile: Profile, peer: Entry, own: string): PodShape[] | undefined {
  const namespace = namespaceOfPeer(peer, own);
  if (namespace === undefined || !knowsPods(objects, profile, namespace)) return undefined;
  return podsByPeer(objects)(peer, namespace);
}

const podsByPeer = once((objects: ObjectSet) => {
  const known = new WeakMap<Entry, PodShape[]>();
  return (peer: Entry, namespace: string) => {
    const pods = known.get(peer) ?? objects.pods().selected(namespace, selectorOf(peer.value.podSelector));
    known.set(peer, pods);
    return pods;
  };
});

/** Whether a namespace is one that a peer allows, as far as is known. */
export function selectsNamespace(peer: Entry, namespace: KubeObject): boolean {
  return selects(selectorOf(peer.value.namespaceSelector), labelsOfNamespace(namespace));
}

