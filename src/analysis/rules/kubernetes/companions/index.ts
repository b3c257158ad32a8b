import { replicasBesideAutoscaler, scaleTargetMissing, twoAutoscalers } from './autoscalers';
import { budgetBlocksAll, budgetSelectsNoPod, twoBudgets } from './budgets';
import { ObjectRule } from '../../rule';

/** Rules about what stands beside workloads. */
export const RULES: ObjectRule[] = [scaleTargetMissing, twoAutoscalers, replicasBesideAutoscaler, budgetSelectsNoPod, twoBudgets, budgetBlocksAll];
