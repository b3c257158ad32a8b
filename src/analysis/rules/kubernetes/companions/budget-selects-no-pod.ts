import { BUDGET } from './budget';
import { nameOf } from '../../kube-object';
import { selectorOf, selectorWords } from '../../label-selector';
import { ObjectRule } from '../../rule';
import { knowsPods } from '../../service-ports';
import { record } from '../../values';

/** A budget of no pod. */
export const budgetSelectsNoPod: ObjectRule = {
  entry: {
    code: 'CM1144',
    name: 'budget-selects-no-pod',
    severity: 'warning',
    summary: 'A PodDisruptionBudget selects no pod.',
    explanation: 'It protects nothing: all pods may be evicted together when nodes are drained.',
    remedy: 'Use labels of the pod template.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  reads: [BUDGET, 'Pod'],
  check: (objects, profile) => objects.of(BUDGET).flatMap(object => {
    const selector = selectorOf(record(object.body.spec).selector);
    if (!knowsPods(objects, profile, object.namespace) || objects.pods().selected(object.namespace, selector).length > 0) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects no pod: none has ${selectorWords(selector)}` }];
  }),
};
