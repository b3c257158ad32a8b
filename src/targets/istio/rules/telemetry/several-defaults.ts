import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO, TELEMETRY } from '../lookup/kinds';
import { policySelector, sharedNamespaces } from '../lookup/selectors';

/** Two Telemetry objects for a whole namespace. */
export const severalDefaultTelemetries: ObjectRule = {
  entry: entryOf({
    code: 'CM2131',
    name: 'several-default-telemetries',
    severity: 'error',
    summary: 'A namespace has several Telemetry objects without a selector.',
    explanation: 'One of them holds for the namespace and the others are ignored, and which one is not defined.',
    remedy: 'Keep one Telemetry without `selector` in a namespace.',
    elsewhere: ['IST0160'],
    targets: ISTIO,
  }),
  reads: [TELEMETRY],
  check: objects => sharedNamespaces(objects, TELEMETRY, policySelector).map(({ object, other }) => ({
    object, pointer: '', message: `${nameOf(object)} has no selector, and neither has ${nameOf(other)}`,
  })),
};
