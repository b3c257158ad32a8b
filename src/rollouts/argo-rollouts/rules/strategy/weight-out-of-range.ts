import { aboutRollouts } from '../rollout-object';

/** Weights are shares of all. */
export const weightOutOfRange = aboutRollouts({
  code: 'CM7030',
  name: 'rollout-weight-out-of-range',
  severity: 'error',
  summary: 'A step of a Rollout sets a weight below 0 or above 100, or above maxTrafficWeight where that is given.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Set a weight from 0 to 100, or to maxTrafficWeight.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ steps, routing }) => {
  const most = typeof routing.maxTrafficWeight === 'number' ? routing.maxTrafficWeight : 100;
  return steps.flatMap(({ setWeight }, i) => typeof setWeight === 'number' && (setWeight < 0 || setWeight > most)
    ? [{ at: `/strategy/canary/steps/${i}/setWeight`, message: `sets weight ${setWeight}, expected one from 0 to ${most}` }] : []);
});
