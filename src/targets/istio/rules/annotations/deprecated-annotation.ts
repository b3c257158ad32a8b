import { ANNOTATED, problemsOf } from './annotated';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

/** An annotation of the past. */
export const deprecatedAnnotation: ObjectRule = {
  entry: entryOf({
    code: 'CM2182',
    name: 'deprecated-annotation',
    severity: 'info',
    summary: 'An annotation of Istio is deprecated.',
    explanation: 'It may be ignored by later versions.',
    remedy: 'Use what replaces it: the label `sidecar.istio.io/inject`, `proxy.istio.io/config`, or Telemetry.',
    elsewhere: ['IST0135'],
    targets: ISTIO,
  }),
  reads: ANNOTATED,
  check: objects => problemsOf(objects, ({ object, name, known, labels }) => !known?.deprecated || labels[name] !== undefined ? undefined
    : `${nameOf(object)} has annotation ${name}, which is deprecated`),
};
