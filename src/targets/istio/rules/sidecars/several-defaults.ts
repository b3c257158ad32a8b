import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { SIDECAR, WITH_SIDECARS } from '../lookup/kinds';
import { sharedNamespaces, sidecarSelector } from '../lookup/selectors';

/** Two Sidecars for a whole namespace. */
export const severalDefaultSidecars: ObjectRule = {
  entry: entryOf({
    code: 'CM2121',
    name: 'several-default-sidecars',
    severity: 'error',
    summary: 'A namespace has several Sidecars without a selector.',
    explanation: 'One of them holds for the namespace and the others are ignored, and which one is not defined.',
    remedy: 'Keep one Sidecar without `workloadSelector` in a namespace.',
    elsewhere: ['IST0111', 'KIA0002'],
    targets: WITH_SIDECARS,
  }),
  reads: [SIDECAR],
  check: objects => sharedNamespaces(objects, SIDECAR, sidecarSelector).map(({ object, other }) => ({
    object, pointer: '', message: `${nameOf(object)} has no workloadSelector, and neither has ${nameOf(other)}`,
  })),
};
