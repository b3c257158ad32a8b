import { ANNOTATED, problemsOf } from './annotated';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

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
