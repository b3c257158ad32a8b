import { list } from '../../../../analysis/rules/values';
import { aboutCanaries } from '../canary-object';

/** Two ways to say the steps. */
export const twoKindsOfSteps = aboutCanaries({
  code: 'CM6003',
  name: 'two-kinds-of-steps',
  severity: 'warning',
  summary: 'A Canary has both stepWeight and stepWeights.',
  explanation: 'The stepWeight decides each step, and stepWeights only where the release ends.',
  remedy: 'Keep one of them.',
  see: 'https://docs.flagger.app/usage/how-it-works',
}, ({ analysis: { stepWeight, stepWeights } }) => stepWeight > 0 && list(stepWeights).length > 0
  ? { at: '/analysis/stepWeights', message: `has stepWeights and stepWeight ${stepWeight}, which decides` } : undefined);
