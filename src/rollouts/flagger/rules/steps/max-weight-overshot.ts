import { list } from '../../../../analysis/rules/values';
import { aboutCanaries } from '../canary-object';

/** Steps of one width, to a weight that they do not meet. */
export const maxWeightOvershot = aboutCanaries({
  code: 'CM6002',
  name: 'max-weight-overshot',
  severity: 'warning',
  summary: 'The maxWeight of a Canary is no multiple of its stepWeight.',
  explanation: 'Steps go on until maxWeight is reached or passed: the new version gets more than maxWeight.',
  remedy: 'Use a maxWeight that steps meet, or stepWeights.',
  see: 'https://docs.flagger.app/usage/how-it-works',
}, ({ analysis: { stepWeight, maxWeight, stepWeights } }) => {
  const whole = typeof stepWeight !== 'number' || typeof maxWeight !== 'number' || stepWeight <= 0 || maxWeight % stepWeight === 0;
  if (whole || list(stepWeights).length > 0) return undefined;
  return { at: '/analysis/maxWeight', message: `has maxWeight ${maxWeight} and steps of ${stepWeight}: it goes to ${Math.ceil(maxWeight / stepWeight) * stepWeight}` };
});
