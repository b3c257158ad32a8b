import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';
import { DEPLOYMENT, LABELS } from './canary-target';

/** The label by which the stable version is told from the new one. */
export const selectorLabelMissing: ObjectRule = {
  entry: {
    code: 'CM6015',
    name: 'canary-selector-label-missing',
    severity: 'error',
    summary: 'The Deployment of a Canary is selected by none of the labels that the controller knows.',
    explanation: 'The controller needs app, name or app.kubernetes.io/name in matchLabels, to give the primary another value: the Canary is not initialised.',
    remedy: 'Use one of the labels, or give the controller another one by -selector-labels.',
    see: 'https://docs.flagger.app/faq#label-selectors',
  },
  reads: [CANARY, DEPLOYMENT],
  check: objects => objects.of(CANARY).flatMap(canary => {
    const object = objects.find(DEPLOYMENT, canary.namespace, text(canaryOf(canary).target.name) ?? '');
    if (!object || LABELS.some(label => label in selectorOf(record(object.body.spec).selector).matchLabels)) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} is selected by none of ${LABELS.join(', ')}, of which ${nameOf(canary)} needs one` }];
  }),
};
