import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { AUTHORIZATION_POLICY, ISTIO, PEER_AUTHENTICATION, REQUEST_AUTHENTICATION } from '../lookup/kinds';
import { PodsAnywhere } from '../lookup/pods-anywhere';
import { policySelector, nobodySelected, withoutPods } from '../lookup/selectors';

const KINDS = [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, PEER_AUTHENTICATION];

/** A policy for no workload. */
export const policyWithoutWorkloads: ObjectRule = {
  entry: entryOf({
    code: 'CM2200',
    name: 'policy-without-workloads',
    severity: 'warning',
    summary: 'A policy selects no pod of its namespace.',
    explanation: 'It holds for no workload: the one that is meant is as open, or as closed, as without it.',
    remedy: 'Use the labels of the pod template, in the same namespace.',
    elsewhere: ['IST0127', 'KIA0004'],
    targets: ISTIO,
  }),
  reads: [...KINDS, 'Pod'],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => {
    const pods = new PodsAnywhere(objects);
    return !complete ? [] : KINDS.flatMap(kind => withoutPods(objects, kind, policySelector))
      .filter(object => object.namespace !== rootNamespace || pods.having(policySelector(object)).length === 0)
      .map(object => nobodySelected(object, policySelector(object), '/spec/selector/matchLabels'));
  },
};
