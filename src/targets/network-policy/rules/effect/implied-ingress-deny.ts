import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY, policiesOf } from '../policy';

/** Without policyTypes a policy is about ingress too, even with egress rules only. */
export const impliedIngressDeny: ObjectRule = {
  entry: {
    code: 'CM5004',
    name: 'implied-ingress-deny',
    severity: 'warning',
    summary: 'A NetworkPolicy has egress rules only, and no policyTypes.',
    explanation: 'Without policyTypes a policy is about ingress in any case, so that this one denies all ingress that no other policy allows.',
    remedy: 'Write policyTypes: Egress alone, or Ingress too if the deny is meant.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects)
    .filter(({ object, rules }) => list(record(object.body.spec).policyTypes).length === 0 && rules.length > 0 && rules.every(({ direction }) => direction === 'egress'))
    .map(({ object }) => ({ object, pointer: '/spec', message: `${nameOf(object)} denies all ingress: it has egress rules only, and policyTypes is not set` })),
};
