import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { Direction, NETWORK_POLICY, policiesOf } from '../policy';

/** A rule about rules of a way that a policy is not about. */
export function rulesWithoutType(code: string, direction: Direction): ObjectRule {
  const type = direction === 'ingress' ? 'Ingress' : 'Egress';
  return {
    entry: {
      code,
      name: `${direction}-rules-without-type`,
      severity: 'error',
      summary: `A NetworkPolicy has ${direction} rules, and policyTypes without ${type}.`,
      explanation: `The ${direction} rules are ignored: the policy neither allows nor denies anything of that way.`,
      remedy: `Add ${type} to policyTypes, or delete the rules.`,
      see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    },
    reads: [NETWORK_POLICY],
    check: objects => policiesOf(objects)
      .filter(({ directions, rules }) => !directions.includes(direction) && rules.some(rule => rule.direction === direction))
      .map(({ object }) => ({
        object, pointer: '/spec/policyTypes', message: `${nameOf(object)} has ${direction} rules that are ignored: policyTypes lacks ${type}`,
      })),
  };
}
