import { list } from '../../../../analysis/rules/values';
import { aboutCanaries } from '../canary-object';

/** Weights one after the other, each above the one before. */
export const stepWeightsNotIncreasing = aboutCanaries({
  code: 'CM6001',
  name: 'step-weights-not-increasing',
  severity: 'error',
  summary: 'The stepWeights of a Canary do not increase.',
  explanation: 'At a weight that is repeated or not below the next one the step is 0 or negative: the release stays there.',
  remedy: 'Write each weight once, from the lowest to the highest.',
  see: 'https://docs.flagger.app/usage/how-it-works',
}, ({ analysis }) => {
  const weights = list(analysis.stepWeights);
  const i = weights.findIndex((weight, at) => at > 0 && !(weight > weights[at - 1]));
  return i < 0 ? undefined : { at: `/analysis/stepWeights/${i}`, message: `has weight ${weights[i]} after ${weights[i - 1]}: the release stays there` };
});
