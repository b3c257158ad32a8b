import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO, TELEMETRY } from '../lookup/kinds';
import { policySelector, nobodySelected, withoutPods } from '../lookup/selectors';

/** A Telemetry for no pod. */
export const telemetryWithoutPods: ObjectRule = {
  entry: entryOf({
    code: 'CM2132',
    name: 'telemetry-without-pods',
    severity: 'warning',
    summary: 'A Telemetry selects no pod of its namespace.',
    explanation: 'It holds for no workload: the one that is meant has the metrics, traces and logs of its namespace or of the mesh.',
    remedy: 'Use the labels of the pod template, in the same namespace.',
    elsewhere: ['IST0101'],
    targets: ISTIO,
  }),
  reads: [TELEMETRY, 'Pod'],
  check: (objects, { complete }) => !complete ? [] : withoutPods(objects, TELEMETRY, policySelector)
    .map(object => nobodySelected(object, policySelector(object), '/spec/selector/matchLabels')),
};
