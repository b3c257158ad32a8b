import { BUDGET } from './budget';
import { KubeObject, nameOf } from '../../kube-object';
import { selectorOf } from '../../label-selector';
import { PodShape } from '../../pod-index';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

/** Two budgets of one pod. */
export const twoBudgets: ObjectRule = {
  entry: {
    code: 'CM1145',
    name: 'two-budgets-of-one-pod',
    severity: 'error',
    summary: 'Two PodDisruptionBudgets select the same pods.',
    explanation: 'Evictions of such pods fail: nodes cannot be drained.',
    remedy: 'Keep one of them.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  reads: [BUDGET, 'Pod'],
  check: objects => {
    const first = new Map<PodShape, KubeObject>();
    return objects.of(BUDGET).flatMap(object => {
      const pods = objects.pods().selected(object.namespace, selectorOf(record(object.body.spec).selector));
      const pod = pods.find(each => first.has(each) && first.get(each)!.name !== object.name);
      pods.filter(each => !first.has(each)).forEach(each => first.set(each, object));
      return pod ? [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of ${nameOf(pod.owner)}, which ${nameOf(first.get(pod)!)} selects too` }] : [];
    });
  },
};
