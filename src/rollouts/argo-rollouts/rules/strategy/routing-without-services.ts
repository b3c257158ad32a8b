import { record } from '../../../../analysis/rules/values';
import { aboutRollouts } from '../rollout-object';

/** Weights need two Services. */
export const routingWithoutServices = aboutRollouts({
  code: 'CM7002',
  name: 'traffic-routing-without-services',
  severity: 'error',
  summary: 'A Rollout has trafficRouting by the Gateway API without stableService and canaryService.',
  explanation: 'The plugin of the Gateway API looks for the backends of both Services by name: it finds none, no weight can be set, and no release goes on.',
  remedy: 'Write stableService and canaryService.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
}, ({ canary, routing, services }) => 'argoproj-labs/gatewayAPI' in record(routing.plugins) && !canary.pingPong && services.length < 2
  ? [{ at: '/strategy/canary/trafficRouting', message: 'has trafficRouting without both stableService and canaryService' }] : []);
