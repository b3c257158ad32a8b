import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectsAll } from '../../../../analysis/rules/label-selector';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { Direction, DIRECTIONS, NETWORK_POLICY, policiesOf, Policy, rulesOf } from '../policy';

/** What a policy allows counts for all policies of the same pods: nothing denies what another allows. */
export const undoneDeny: ObjectRule = {
  entry: {
    code: 'CM5005',
    name: 'undone-deny',
    severity: 'warning',
    summary: 'A NetworkPolicy denies all traffic of pods for which another one allows all.',
    explanation: 'Policies of the same pods are added up and there is no order: the deny is without effect.',
    remedy: 'Delete the policy that allows everything, or narrow it to the peers and ports that are meant.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  },
  reads: [NETWORK_POLICY],
  check: objects => {
    const policies = policiesOf(objects);
    return DIRECTIONS.flatMap(direction => undone(policies.filter(({ directions }) => directions.includes(direction)), direction));
  },
};

function undone(policies: Policy[], direction: Direction): Problem[] {
  const open = new Map<string, Policy>();
  for (const policy of policies) {
    if (rulesOf(policy, direction).some(({ peers, ports }) => peers.length === 0 && ports.length === 0)) open.set(podsKey(policy), policy);
  }
  return policies.filter(policy => rulesOf(policy, direction).length === 0).flatMap(policy => {
    const other = open.get(podsKey(policy)) ?? open.get(`${policy.object.namespace} everything`);
    if (!other) return [];
    const message = `${nameOf(policy.object)} denies all ${direction}, and ${nameOf(other.object)} allows all of it for the same pods`;
    return [{ object: policy.object, pointer: '/spec', message }];
  });
}

function podsKey({ object, selector }: Policy): string {
  return `${object.namespace} ${selectsAll(selector) ? 'everything' : JSON.stringify([Object.entries(selector.matchLabels).sort(), selector.matchExpressions])}`;
}
