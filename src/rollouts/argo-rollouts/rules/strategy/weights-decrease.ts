import { aboutRollouts } from '../rollout-object';

/** Weights go up. */
export const weightsDecrease = aboutRollouts({
  code: 'CM7003',
  name: 'rollout-weights-decrease',
  severity: 'warning',
  summary: 'A step of a Rollout sets a weight that is not above the one before.',
  explanation: 'The new version gets less than before, or the same again, in the middle of the release.',
  remedy: 'Order the steps by weight.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ steps }) => {
  const weights = steps.flatMap(({ setWeight }, i) => typeof setWeight === 'number' ? [{ setWeight, i }] : []);
  return weights.filter(({ setWeight }, n) => n > 0 && setWeight <= weights[n - 1].setWeight)
    .map(({ setWeight, i }) => ({ at: `/strategy/canary/steps/${i}/setWeight`, message: `sets weight ${setWeight} after one that is not lower` }));
});
