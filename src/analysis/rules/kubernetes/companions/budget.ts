/** Group and kind of budgets. */
export const BUDGET = 'policy/PodDisruptionBudget';
