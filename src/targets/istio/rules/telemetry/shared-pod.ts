import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO, TELEMETRY } from '../lookup/kinds';
import { policySelector, sharedPods } from '../lookup/selectors';

/** Two Telemetry objects for one pod. */
export const telemetriesOfOnePod: ObjectRule = {
  entry: entryOf({
    code: 'CM2130',
    name: 'telemetries-of-one-pod',
    severity: 'error',
    summary: 'Two Telemetry objects select the same pod.',
    explanation: 'A workload has one Telemetry of its own: one of them is ignored, and which one is not defined.',
    remedy: 'Let each pod be selected by one Telemetry.',
    elsewhere: ['IST0159'],
    targets: ISTIO,
  }),
  reads: [TELEMETRY, 'Pod'],
  check: objects => sharedPods(objects, TELEMETRY, policySelector).map(({ object, other, pod }) => ({
    object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of ${nameOf(pod.owner)}, as ${nameOf(other)} does`,
  })),
};
