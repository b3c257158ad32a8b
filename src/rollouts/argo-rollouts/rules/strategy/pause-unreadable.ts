import { record } from '../../../../analysis/rules/values';
import { aboutRollouts } from '../rollout-object';

const DURATION = /^[+-]?(\d+|0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** A pause has a duration or none. */
export const pauseUnreadable = aboutRollouts({
  code: 'CM7031',
  name: 'pause-unreadable',
  severity: 'error',
  summary: 'A pause of a Rollout has a duration that is none, or one below zero.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Write seconds as a number, or a number with a unit: `30s`, `5m`, `1h`; leave the duration out to wait for a promotion.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/#pause-duration',
}, ({ steps }) => steps.flatMap(({ pause }, i) => {
  const { duration } = record(pause);
  if (!['string', 'number'].includes(typeof duration) || DURATION.test(String(duration)) && !String(duration).startsWith('-')) return [];
  return [{ at: `/strategy/canary/steps/${i}/pause/duration`, message: `pauses for ${duration}, expected seconds or a duration like 5m` }];
}));
