import { WORKLOADS } from './workload';
import { nameOf } from '../../kube-object';
import { labelWords, labelsOf, selectorOf, selectorWords } from '../../label-selector';
import { ObjectRule } from '../../rule';
import { selects } from '../../selector';
import { record } from '../../values';

const KINDS = [...WORKLOADS, 'apps/ReplicaSet'];

/** A workload finds its pods by labels of its own template. */
export const selectorNotOfTemplate: ObjectRule = {
  entry: {
    code: 'CM1121',
    name: 'selector-not-of-template',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'The selector of a workload does not select pods of its own template.',
    explanation: 'The API server refuses the workload.',
    remedy: 'Give the template the labels of the selector.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  reads: KINDS,
  check: objects => KINDS.flatMap(kind => objects.of(kind)).flatMap(object => {
    const { selector, template } = record(object.body.spec);
    const labels = labelsOf(record(record(template).metadata).labels);
    if (!selector || !template || selects(selectorOf(selector), labels)) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects ${selectorWords(selectorOf(selector))}, and its pods have ${labelWords(labels) || 'no labels'}` }];
  }),
};
