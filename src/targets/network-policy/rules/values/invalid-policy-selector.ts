import { nameOf } from '../../../../analysis/rules/kube-object';
import { SelectorFault, selectorFaults } from '../../../../analysis/rules/label-syntax';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY, policiesOf, Policy } from '../policy';

/** Selectors are of labels that can be. */
export const invalidPolicySelector: ObjectRule = {
  entry: {
    code: 'CM5051',
    name: 'invalid-policy-selector',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A selector of a NetworkPolicy has an operator that does not exist, or a key or value that no label can have.',
    explanation: 'The API server refuses the policy.',
    remedy: 'Use In and NotIn with values, Exists and DoesNotExist without, and keys and values as labels have them.',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(policy => faultsOf(policy).map(({ pointer, message }) => (
    { object: policy.object, pointer, message: `${nameOf(policy.object)}: ${message}` }))),
};

function faultsOf({ object, rules }: Policy): SelectorFault[] {
  const peers = rules.flatMap(rule => rule.peers).flatMap(({ value, pointer }) => ['podSelector', 'namespaceSelector'].map(field => ({ selector: value[field], pointer: `${pointer}/${field}` })));
  return [{ selector: record(object.body.spec).podSelector, pointer: '/spec/podSelector' }, ...peers]
    .flatMap(({ selector, pointer }) => selector === undefined ? [] : selectorFaults(selector, pointer));
}
