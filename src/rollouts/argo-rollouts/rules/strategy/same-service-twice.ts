import { aboutRollouts } from '../rollout-object';

/** One Service cannot be for both versions. */
export const sameServiceTwice = aboutRollouts({
  code: 'CM7001',
  name: 'one-service-for-both-versions',
  severity: 'error',
  summary: 'A Rollout has the same Service for both versions.',
  explanation: 'The controller refuses the Rollout: two Services are needed.',
  remedy: 'Use two Services.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ services: [first, second] }) => first && second && first.name === second.name
  ? [{ at: second.pointer.slice('/spec'.length), message: `has Service ${first.name} for both versions` }] : []);
