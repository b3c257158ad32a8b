import { ReleasePlan } from '../../rollouts/staged/release-programs';

/** A progressive release; each case says what is otherwise. */
export const PLAN: ReleasePlan = {
  replicas: 2,
  autoscaled: false,
  weights: [5, 50],
  hold: false,
  strategy: 'progressive',
  affinity: false,
  slots: false,
  grpc: true,
  routes: [0, 1],
  timeouts: true,
  breaker: true,
};
