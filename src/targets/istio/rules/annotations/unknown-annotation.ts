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
