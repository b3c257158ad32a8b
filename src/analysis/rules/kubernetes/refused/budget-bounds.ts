import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

const BUDGET = 'policy/PodDisruptionBudget';

/** Either how many stay or how many go. */
export const budgetBounds: ObjectRule = {
  entry: {
    code: 'CM1209',
    name: 'budget-with-both-bounds',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A PodDisruptionBudget has both minAvailable and maxUnavailable.',
    explanation: 'The API server refuses the budget.',
    remedy: 'Keep one of them.',
    see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  reads: [BUDGET],
  check: objects => objects.of(BUDGET).flatMap(object => {
    const { minAvailable, maxUnavailable } = record(object.body.spec);
    if ((minAvailable ?? undefined) === undefined || (maxUnavailable ?? undefined) === undefined) return [];
    return [{ object, pointer: '/spec', message: `${nameOf(object)} has minAvailable ${minAvailable} and maxUnavailable ${maxUnavailable}; expected one of them` }];
  }),
};
