import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { SIDECAR, WITH_SIDECARS } from '../lookup/kinds';
import { sharedPods, sidecarSelector } from '../lookup/selectors';

/** Two Sidecars for one pod. */
export const sidecarsOfOnePod: ObjectRule = {
  entry: entryOf({
    code: 'CM2120',
    name: 'sidecars-of-one-pod',
    severity: 'error',
    summary: 'Two Sidecars select the same pod.',
    explanation: 'A proxy has one Sidecar: one of them is ignored, and which one is not defined.',
    remedy: 'Let each pod be selected by one Sidecar.',
    elsewhere: ['IST0110', 'KIA0003'],
    targets: WITH_SIDECARS,
  }),
  reads: [SIDECAR, 'Pod'],
  check: objects => sharedPods(objects, SIDECAR, sidecarSelector).map(({ object, other, pod }) => ({
    object, pointer: '/spec/workloadSelector', message: `${nameOf(object)} selects pods of ${nameOf(pod.owner)}, as ${nameOf(other)} does`,
  })),
};
