import { ANNOTATED, problemsOf } from './annotated';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

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
