import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { DIRECTIONS, NETWORK_POLICY, policiesOf, rulesOf } from '../policy';

/** A rule without peers and ports allows everything, and makes those beside it useless. */
export const ruleBesideAllowAll: ObjectRule = {
  entry: {
    code: 'CM5006',
    name: 'rule-beside-allow-all',
    severity: 'warning',
    summary: 'A NetworkPolicy has a rule that allows everything beside narrower ones.',
    explanation: 'A rule without peers and without ports allows every peer and every port, so the narrower rules restrict nothing.',
    remedy: 'Give the rule peers or ports, or delete the others if everything is meant.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(policy => DIRECTIONS.flatMap(direction => {
    const rules = rulesOf(policy, direction);
    const open = rules.find(({ peers, ports }) => peers.length === 0 && ports.length === 0);
    if (!open || rules.length < 2) return [];
    const message = `${nameOf(policy.object)} allows every peer and port of ${direction} by this rule: ${rules.length - 1} others restrict nothing`;
    return [{ object: policy.object, pointer: open.pointer, message }];
  })),
};
