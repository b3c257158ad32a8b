import { BUDGET } from './budget';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

/** A budget that allows no eviction. */
export const budgetBlocksAll: ObjectRule = {
  entry: {
    code: 'CM1146',
    name: 'budget-without-disruption',
    severity: 'warning',
    summary: 'A PodDisruptionBudget allows no pod to be evicted.',
    explanation: 'Nodes with such pods cannot be drained, which stops upgrades of the cluster.',
    remedy: 'Write maxUnavailable 1.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  reads: [BUDGET],
  check: objects => objects.of(BUDGET).flatMap(object => {
    const spec = record(object.body.spec);
    const field = [0, '0', '0%'].includes(spec.maxUnavailable) ? 'maxUnavailable' : spec.minAvailable === '100%' ? 'minAvailable' : undefined;
    return field ? [{ object, pointer: `/spec/${field}`, message: `${nameOf(object)} has ${field} ${spec[field]}: no pod may be evicted` }] : [];
  }),
};
