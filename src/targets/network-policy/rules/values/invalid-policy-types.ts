import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY } from '../policy';

const TYPES = ['Ingress', 'Egress'];

/** There are two ways. */
export const invalidPolicyTypes: ObjectRule = {
  entry: {
    code: 'CM5054',
    name: 'invalid-policy-types',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A NetworkPolicy has a type other than Ingress and Egress, or more than two.',
    explanation: 'The API server refuses the policy.',
    remedy: 'Write Ingress, Egress or both as policyTypes.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  },
  reads: [NETWORK_POLICY],
  check: objects => objects.of(NETWORK_POLICY).flatMap(object => {
    const types = list(record(object.body.spec).policyTypes);
    if (types.length > TYPES.length) return [{ object, pointer: '/spec/policyTypes', message: `${nameOf(object)} has ${types.length} policyTypes: expected at most two` }];
    return types.flatMap((type, i) => TYPES.includes(type) ? [] : [
      { object, pointer: `/spec/policyTypes/${i}`, message: `${nameOf(object)} has the type ${type}: expected Ingress or Egress` },
    ]);
  }),
};
