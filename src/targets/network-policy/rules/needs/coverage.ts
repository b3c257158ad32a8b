import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { Problem } from '../../../../analysis/rules/rule';
import { Direction, podsOfPolicy, policiesOf, Policy, PolicyRule, rulesOf } from '../policy';

/** What pods need of the policies that select them. */
export interface Need {
  readonly direction: Direction;
  /** Whether a pod has the need. */
  readonly of: (pod: PodShape) => boolean;
  /** Whether a rule meets it. */
  readonly metBy: (rule: PolicyRule) => boolean;
  /** Whether a policy makes one expect that it is met; one with any rule if not given. */
  readonly expected?: (rules: PolicyRule[]) => boolean;
  readonly message: (policy: Policy, pod: PodShape) => string;
}

/** Whether a rule allows a port; a rule without ports allows all of them. */
export function allowsPort({ ports }: PolicyRule, wanted: number, protocol = 'TCP'): boolean {
  return ports.length === 0 || ports.some(({ value: { port, endPort, protocol: own = 'TCP' } }) =>
    own === protocol && (port === undefined || port === wanted || typeof endPort === 'number' && port <= wanted && wanted <= endPort));
}

/** Policies that select pods with a need that neither they nor the others of these pods meet. */
export function unmet(objects: ObjectSet, need: Need): Problem[] {
  const policies = policiesOf(objects).filter(({ directions }) => directions.includes(need.direction));
  const rules = new Map(policies.map(policy => [policy, rulesOf(policy, need.direction)]));
  const met = new Set<PodShape>();
  for (const policy of policies) if (rules.get(policy)!.some(need.metBy)) podsOfPolicy(objects, policy).forEach(pod => met.add(pod));
  return policies.filter(policy => need.expected ? need.expected(rules.get(policy)!) : rules.get(policy)!.length > 0).flatMap(policy => {
    const pod = podsOfPolicy(objects, policy).find(each => need.of(each) && !met.has(each));
    return pod ? [{ object: policy.object, pointer: `/spec/${need.direction}`, message: `${nameOf(policy.object)} ${need.message(policy, pod)}` }] : [];
  });
}

/** Whether rules allow other pods, and restrict the ports of that: what they allow is calls within the cluster. */
export function restrictsCalls(rules: PolicyRule[]): boolean {
  return rules.some(({ peers, ports }) =>
    ports.some(({ value }) => value.port !== 53) && peers.some(({ value }) => value.podSelector || value.namespaceSelector));
}
