import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { SIDECAR, WITH_SIDECARS } from '../lookup/kinds';
import { nobodySelected, sidecarSelector, withoutPods } from '../lookup/selectors';

/** A Sidecar for no pod. */
export const sidecarWithoutPods: ObjectRule = {
  entry: entryOf({
    code: 'CM2122',
    name: 'sidecar-without-pods',
    severity: 'warning',
    summary: 'A Sidecar selects no pod of its namespace.',
    explanation: 'It holds for no proxy: the workload that is meant sees all hosts, or what the Sidecar of the namespace lets it see.',
    remedy: 'Use the labels of the pod template, in the same namespace.',
    elsewhere: ['IST0101', 'KIA0004'],
    targets: WITH_SIDECARS,
  }),
  reads: [SIDECAR, 'Pod'],
  check: (objects, { complete }) => !complete ? [] : withoutPods(objects, SIDECAR, sidecarSelector)
    .map(object => nobodySelected(object, sidecarSelector(object), '/spec/workloadSelector/labels')),
};
