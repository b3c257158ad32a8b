import { ANNOTATED, problemsOf } from './annotated';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

const LABELS = [
  'istio.io/dataplane-mode', 'istio.io/use-waypoint', 'istio.io/use-waypoint-namespace', 'istio.io/ingress-use-waypoint', 'istio.io/waypoint-for',
  'security.istio.io/tlsMode', 'service.istio.io/canonical-name', 'service.istio.io/canonical-revision', 'topology.istio.io/network', 'topology.istio.io/cluster',
  'networking.istio.io/gatewayPort', 'istio.io/global',
];

/** An annotation that nobody reads. */
export const unknownAnnotation: ObjectRule = {
  entry: entryOf({
    code: 'CM2180',
    name: 'unknown-annotation',
    severity: 'warning',
    summary: 'An annotation of Istio is not known.',
    explanation: 'Nobody reads it, so what it asks for does not happen.',
    remedy: 'Correct the name, or use a label where it is one.',
    elsewhere: ['IST0108'],
    targets: ISTIO,
  }),
  reads: ANNOTATED,
  check: objects => problemsOf(objects, ({ object, name, known }) => known ? undefined
    : `${nameOf(object)} has annotation ${name}, ${LABELS.includes(name) ? 'which is a label' : 'which Istio does not know'}`),
};

/** An annotation that is read elsewhere. */
export const misplacedAnnotation: ObjectRule = {
  entry: entryOf({
    code: 'CM2181',
    name: 'misplaced-annotation',
    severity: 'warning',
    summary: 'An annotation of Istio is at a kind where it is not read.',
    explanation: 'What it asks for does not happen; those of pods belong into the pod template, not to the workload.',
    remedy: 'Move it to `spec.template.metadata.annotations`, or to the kind that is named.',
    elsewhere: ['IST0107'],
    targets: ISTIO,
  }),
  reads: ANNOTATED,
  check: objects => problemsOf(objects, ({ object, kind, name, known }) => !known || known.kinds.includes('Any') || known.kinds.includes(kind) ? undefined
    : `${nameOf(object)} has annotation ${name} as ${kind}, expected ${known.kinds.join(' or ')}`),
};

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

/** An annotation of the future. */
export const alphaAnnotation: ObjectRule = {
  entry: entryOf({
    code: 'CM2183',
    name: 'alpha-annotation',
    severity: 'info',
    summary: 'An annotation of Istio is of alpha.',
    explanation: 'It may change or go away with any version.',
    remedy: 'Use a field of an API instead, if there is one.',
    elsewhere: ['IST0136'],
    targets: ISTIO,
  }),
  reads: ANNOTATED,
  check: objects => problemsOf(objects, ({ object, name, known }) => !known?.alpha || known.deprecated ? undefined
    : `${nameOf(object)} has annotation ${name}, which is of alpha`),
};
