import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorWords, selectsAll } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { knowsPods } from '../../../../analysis/rules/service-ports';
import { isOfGateway, NETWORK_POLICY, podsOfPolicy, policiesOf } from '../policy';

/** A policy for no pod restricts nothing. */
export const policySelectsNoPod: ObjectRule = {
  entry: {
    code: 'CM5001',
    name: 'network-policy-selects-no-pod',
    severity: 'warning',
    summary: 'The podSelector of a NetworkPolicy selects no pod of its namespace.',
    explanation: 'The policy is accepted and restricts nothing: pods that it was meant for are open to everybody.',
    remedy: 'Use labels of the pod template, not those of the workload itself, or delete the policy.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => policiesOf(objects)
    .filter(({ object, selector }) => knowsPods(objects, profile, object.namespace) && !selectsAll(selector) && !isOfGateway(selector))
    .filter(policy => podsOfPolicy(objects, policy).length === 0)
    .map(({ object, selector }) => ({ object, pointer: '/spec/podSelector', message: `${nameOf(object)} selects no pod: none has ${selectorWords(selector)}` })),
};
