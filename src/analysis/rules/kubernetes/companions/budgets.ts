import { KubeObject, nameOf } from '../../kube-object';
import { selectorOf, selectorWords } from '../../label-selector';
import { PodShape } from '../../pod-index';
import { ObjectRule } from '../../rule';
import { knowsPods } from '../../service-ports';
import { record } from '../../values';

const BUDGET = 'policy/PodDisruptionBudget';
const PAGE = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';

/** A budget of no pod. */
export const budgetSelectsNoPod: ObjectRule = {
  entry: {
    code: 'CM1144',
    name: 'budget-selects-no-pod',
    severity: 'warning',
    summary: 'A PodDisruptionBudget selects no pod.',
    explanation: 'It protects nothing: all pods may be evicted together when nodes are drained.',
    remedy: 'Use labels of the pod template.',
    see: PAGE,
  },
  reads: [BUDGET, 'Pod'],
  check: (objects, profile) => objects.of(BUDGET).flatMap(object => {
    const selector = selectorOf(record(object.body.spec).selector);
    if (!knowsPods(objects, profile, object.namespace) || objects.pods().selected(object.namespace, selector).length > 0) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects no pod: none has ${selectorWords(selector)}` }];
  }),
};

/** Two budgets of one pod. */
export const twoBudgets: ObjectRule = {
  entry: {
    code: 'CM1145',
    name: 'two-budgets-of-one-pod',
    severity: 'error',
    summary: 'Two PodDisruptionBudgets select the same pods.',
    explanation: 'Evictions of such pods fail: nodes cannot be drained.',
    remedy: 'Keep one of them.',
    see: PAGE,
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

/** A budget that allows no eviction. */
export const budgetBlocksAll: ObjectRule = {
  entry: {
    code: 'CM1146',
    name: 'budget-without-disruption',
    severity: 'warning',
    summary: 'A PodDisruptionBudget allows no pod to be evicted.',
    explanation: 'Nodes with such pods cannot be drained, which stops upgrades of the cluster.',
    remedy: 'Write maxUnavailable 1.',
    see: PAGE,
  },
  reads: [BUDGET],
  check: objects => objects.of(BUDGET).flatMap(object => {
    const spec = record(object.body.spec);
    const field = [0, '0', '0%'].includes(spec.maxUnavailable) ? 'maxUnavailable' : spec.minAvailable === '100%' ? 'minAvailable' : undefined;
    return field ? [{ object, pointer: `/spec/${field}`, message: `${nameOf(object)} has ${field} ${spec[field]}: no pod may be evicted` }] : [];
  }),
};
