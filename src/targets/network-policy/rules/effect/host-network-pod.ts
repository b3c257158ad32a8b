import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectsAll } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY, podsOfPolicy, policiesOf } from '../policy';

/** Pods with the network of their node are the node to most network plugins. */
export const hostNetworkPod: ObjectRule = {
  entry: {
    code: 'CM5007',
    name: 'policy-for-host-network-pod',
    severity: 'warning',
    summary: 'A NetworkPolicy selects pods that use the network of their node.',
    explanation: 'For pods with hostNetwork a policy is not defined: most network plugins take their traffic for that of the node and ignore it.',
    remedy: 'Run the pods without hostNetwork, or guard them by other means.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: objects => policiesOf(objects).filter(({ selector }) => !selectsAll(selector)).flatMap(policy => {
    const pod = podsOfPolicy(objects, policy).find(({ spec }) => record(spec).hostNetwork === true);
    if (!pod) return [];
    return [{ object: policy.object, pointer: '/spec/podSelector', message: `${nameOf(policy.object)} selects pods of ${nameOf(pod.owner)}, which use the network of the node` }];
  }),
};
