import { aboutRollouts } from '../rollout-object';

/** A weight is no step if nobody waits. */
export const weightWithoutPause = aboutRollouts({
  code: 'CM7004',
  name: 'weights-without-pause',
  severity: 'warning',
  summary: 'Two steps of a Rollout set weights with nothing between them.',
  explanation: 'The second weight follows at once: nobody watches the first one.',
  remedy: 'Add a pause or an analysis between them.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ steps }) => steps.flatMap(({ setWeight }, i) => i > 0 && setWeight !== undefined && steps[i - 1].setWeight !== undefined
  ? [{ at: `/strategy/canary/steps/${i}`, message: `sets weight ${setWeight} at once after ${steps[i - 1].setWeight}` }] : []));
