import { WORKLOADS, workloadsOf } from './workload';
import { nameOf } from '../../kube-object';
import { labelsOf, labelWords, selectorOf, selectorWords } from '../../label-selector';
import { ObjectRule } from '../../rule';
import { selects } from '../../selector';
import { record } from '../../values';

/** A workload finds its pods by labels of its own template. */
export const selectorNotOfTemplate: ObjectRule = {
  entry: {
    code: 'CM1121',
    name: 'selector-not-of-template',
    severity: 'error',
    summary: 'The selector of a workload does not select pods of its own template.',
    explanation: 'The API server refuses the workload.',
    remedy: 'Give the template the labels of the selector.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  reads: WORKLOADS,
  check: objects => workloadsOf(objects).flatMap(object => {
    const { selector, template } = record(object.body.spec);
    const labels = labelsOf(record(record(template).metadata).labels);
    if (!selector || !template || selects(selectorOf(selector), labels)) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects ${selectorWords(selectorOf(selector))}, and its pods have ${labelWords(labels) || 'no labels'}` }];
  }),
};

/** Two workloads that find the same pods. */
export const sameSelector: ObjectRule = {
  entry: {
    code: 'CM1122',
    name: 'two-workloads-of-one-selector',
    severity: 'warning',
    summary: 'Two workloads of a namespace have the same selector.',
    explanation: 'Autoscalers, budgets and Services count pods by labels, and take those of both for one: also a release of one of them.',
    remedy: 'Add a label to selector and template by which the two differ.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  reads: WORKLOADS,
  check: objects => {
    const first = new Map<string, string>();
    return workloadsOf(objects).flatMap(object => {
      const { matchLabels, matchExpressions } = selectorOf(record(object.body.spec).selector);
      if (Object.keys(matchLabels).length === 0) return [];
      const key = JSON.stringify([object.namespace, Object.entries(matchLabels).sort(), matchExpressions]);
      const other = first.get(key);
      first.set(key, other ?? nameOf(object));
      return other && other !== nameOf(object) ? [{ object, pointer: '/spec/selector', message: `${nameOf(object)} has the same selector as ${other}: ${labelWords(matchLabels)}` }] : [];
    });
  },
};
