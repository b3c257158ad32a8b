import { list, record } from '../../../../analysis/rules/values';
import { aboutRollouts } from '../rollout-object';
import { MANAGED } from './steps';

/** Routes that steps make are named before. */
export const routeNotManaged = aboutRollouts({
  code: 'CM7005',
  name: 'route-not-managed',
  severity: 'error',
  summary: 'A step of a Rollout makes a route that is not in managedRoutes.',
  explanation: 'The controller refuses the Rollout: managedRoutes give the order of routes.',
  remedy: 'Add the name to trafficRouting.managedRoutes.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
}, ({ steps, routing }) => steps.flatMap((step, i) => MANAGED.filter(field => field in step).flatMap(field => {
  const { name } = record(step[field]);
  const managed = list(routing.managedRoutes).some(each => record(each).name === name);
  return managed ? [] : [{ at: `/strategy/canary/steps/${i}/${field}/name`, message: `makes route ${name}, which managedRoutes do not have` }];
})));
