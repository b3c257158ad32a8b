import { aboutRollouts } from '../rollout-object';
import { MANAGED } from './steps';

/** Steps that need a router. */
export const stepWithoutRouting = aboutRollouts({
  code: 'CM7006',
  name: 'step-without-traffic-routing',
  severity: 'error',
  summary: 'A step of a Rollout needs trafficRouting, and there is none.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Add trafficRouting, or delete the step.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ steps, routing }) => Object.keys(routing).length > 0 ? [] : steps.flatMap((step, i) => [...MANAGED, 'setCanaryScale'].filter(field => field in step)
  .map(field => ({ at: `/strategy/canary/steps/${i}/${field}`, message: `has step ${field} without trafficRouting` }))));
