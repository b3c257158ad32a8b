import { budgetBlocksAll } from './budget-blocks-all';
import { budgetSelectsNoPod } from './budget-selects-no-pod';
import { replicasBesideAutoscaler } from './replicas-beside-autoscaler';
import { scaleTargetMissing } from './scale-target-missing';
import { twoAutoscalers } from './two-autoscalers';
import { twoBudgets } from './two-budgets';
import { ObjectRule } from '../../rule';

/** Rules about what stands beside workloads. */
export const RULES: ObjectRule[] = [scaleTargetMissing, twoAutoscalers, replicasBesideAutoscaler, budgetSelectsNoPod, twoBudgets, budgetBlocksAll];
