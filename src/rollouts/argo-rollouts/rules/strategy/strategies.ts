import { record } from '../../../../analysis/rules/values';
import { aboutRollouts } from '../rollout-object';

/** A release has one strategy. */
export const strategies = aboutRollouts({
  code: 'CM7008',
  name: 'rollout-strategy',
  severity: 'error',
  summary: 'A Rollout has two strategies, or none.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Write canary or blueGreen.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ spec }) => {
  const found = ['canary', 'blueGreen'].filter(each => record(spec.strategy)[each]);
  return found.length === 1 ? [] : [{ at: '/strategy', message: `has ${found.length === 0 ? 'no strategy' : 'strategies canary and blueGreen'}: it needs one` }];
});
