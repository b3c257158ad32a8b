import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { selects } from '../../../../analysis/rules/selector';
import { namespaceOfPeer, podsOfPeer } from '../peers/peer-pods';
import { Entry, NETWORK_POLICY, podsOfPolicy, policiesOf, Policy, rulesOf } from '../policy';

/** Peers that may call a pod; nothing if everybody may, or somebody who is not known by name. */
type Callers = { readonly peer: Entry; readonly own: string }[];

/** A call needs egress of the caller and ingress of the one who is called. */
export const oneSidedCall: ObjectRule = {
  entry: {
    code: 'CM5044',
    name: 'one-sided-call',
    severity: 'warning',
    summary: 'A NetworkPolicy allows egress to pods whose own policies do not allow the caller.',
    explanation: 'A call needs the consent of both sides: it is dropped at the pods that are called.',
    remedy: 'Allow the caller in the ingress of the pods, or delete the rule if the call is not meant.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => {
    const policies = policiesOf(objects);
    const closed = closedPods(objects, policies);
    return policies.flatMap(policy => {
      const [caller] = podsOfPolicy(objects, policy);
      return !caller ? [] : rulesOf(policy, 'egress').flatMap(({ peers }) => peers.flatMap(peer => {
        const called = podsOfPeer(objects, profile, peer, policy.object.namespace) ?? [];
        if (called.length === 0 || called.some(pod => !closed.has(pod) || closed.get(pod)!.some(each => admits(each, caller)))) return [];
        return [{ object: policy.object, pointer: peer.pointer, message: `${nameOf(policy.object)} allows calls to ${nameOf(called[0].owner)}, whose policies do not allow ${nameOf(caller.owner)}` }];
      }));
    });
  },
};

function closedPods(objects: ObjectSet, policies: Policy[]): Map<PodShape, Callers> {
  const closed = new Map<PodShape, Callers>();
  const open = new Set<PodShape>();
  for (const policy of policies.filter(({ directions }) => directions.includes('ingress'))) {
    const rules = rulesOf(policy, 'ingress');
    const all = rules.some(({ peers }) => peers.length === 0 || peers.some(peer => namespaceOfPeer(peer, policy.object.namespace) === undefined));
    const callers = rules.flatMap(({ peers }) => peers.map(peer => ({ peer, own: policy.object.namespace })));
    for (const pod of podsOfPolicy(objects, policy)) {
      if (all) open.add(pod);
      else closed.set(pod, [...closed.get(pod) ?? [], ...callers]);
    }
  }
  open.forEach(pod => closed.delete(pod));
  return closed;
}

function admits({ peer, own }: Callers[number], caller: PodShape): boolean {
  return namespaceOfPeer(peer, own) === caller.namespace && selects(selectorOf(peer.value.podSelector), caller.labels);
}
