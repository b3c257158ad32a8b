import { aboutRollouts } from './rollout-object';
import { list, record } from '../../../analysis/rules/values';

const PAGE = 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/';
const MANAGED = ['setHeaderRoute', 'setMirrorRoute'];

/** One Service cannot be for both versions. */
export const sameServiceTwice = aboutRollouts({
  code: 'CM7001',
  name: 'one-service-for-both-versions',
  severity: 'error',
  summary: 'A Rollout has the same Service for both versions.',
  explanation: 'The controller refuses the Rollout: two Services are needed.',
  remedy: 'Use two Services.',
  see: PAGE,
}, ({ services: [first, second] }) => first && second && first.name === second.name
  ? [{ at: second.pointer.slice('/spec'.length), message: `has Service ${first.name} for both versions` }] : []);

/** Weights need two Services. */
export const routingWithoutServices = aboutRollouts({
  code: 'CM7002',
  name: 'traffic-routing-without-services',
  severity: 'error',
  summary: 'A Rollout has trafficRouting by the Gateway API without stableService and canaryService.',
  explanation: 'The plugin of the Gateway API looks for the backends of both Services by name: it finds none, no weight can be set, and no release goes on.',
  remedy: 'Write stableService and canaryService.',
  see: PAGE,
}, ({ canary, routing, services }) => 'argoproj-labs/gatewayAPI' in record(routing.plugins) && !canary.pingPong && services.length < 2
  ? [{ at: '/strategy/canary/trafficRouting', message: 'has trafficRouting without both stableService and canaryService' }] : []);

/** Weights go up. */
export const weightsDecrease = aboutRollouts({
  code: 'CM7003',
  name: 'rollout-weights-decrease',
  severity: 'warning',
  summary: 'A step of a Rollout sets a weight that is not above the one before.',
  explanation: 'The new version gets less than before, or the same again, in the middle of the release.',
  remedy: 'Order the steps by weight.',
  see: PAGE,
}, ({ steps }) => {
  const weights = steps.flatMap(({ setWeight }, i) => typeof setWeight === 'number' ? [{ setWeight, i }] : []);
  return weights.filter(({ setWeight }, n) => n > 0 && setWeight <= weights[n - 1].setWeight)
    .map(({ setWeight, i }) => ({ at: `/strategy/canary/steps/${i}/setWeight`, message: `sets weight ${setWeight} after one that is not lower` }));
});

/** A weight is no step if nobody waits. */
export const weightWithoutPause = aboutRollouts({
  code: 'CM7004',
  name: 'weights-without-pause',
  severity: 'warning',
  summary: 'Two steps of a Rollout set weights with nothing between them.',
  explanation: 'The second weight follows at once: nobody watches the first one.',
  remedy: 'Add a pause or an analysis between them.',
  see: PAGE,
}, ({ steps }) => steps.flatMap(({ setWeight }, i) => i > 0 && setWeight !== undefined && steps[i - 1].setWeight !== undefined
  ? [{ at: `/strategy/canary/steps/${i}`, message: `sets weight ${setWeight} at once after ${steps[i - 1].setWeight}` }] : []));

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

/** Steps that need a router. */
export const stepWithoutRouting = aboutRollouts({
  code: 'CM7006',
  name: 'step-without-traffic-routing',
  severity: 'error',
  summary: 'A step of a Rollout needs trafficRouting, and there is none.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Add trafficRouting, or delete the step.',
  see: PAGE,
}, ({ steps, routing }) => Object.keys(routing).length > 0 ? [] : steps.flatMap((step, i) => [...MANAGED, 'setCanaryScale'].filter(field => field in step)
  .map(field => ({ at: `/strategy/canary/steps/${i}/${field}`, message: `has step ${field} without trafficRouting` }))));

/** Plugins do not mirror. */
export const mirrorByPlugin = aboutRollouts({
  code: 'CM7007',
  name: 'mirror-by-plugin',
  severity: 'error',
  summary: 'A step of a Rollout mirrors requests, and its router is a plugin.',
  explanation: 'The controller refuses the Rollout; the plugin of the Gateway API would say that it mirrors, and do nothing.',
  remedy: 'Delete the step, or mirror by a route of your own.',
  see: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/plugins/',
}, ({ steps, routing }) => {
  const routers = Object.keys(routing).filter(key => !['managedRoutes', 'maxTrafficWeight'].includes(key));
  if (routers.length !== 1 || routers[0] !== 'plugins') return [];
  return steps.flatMap((step, i) => 'setMirrorRoute' in step ? [{ at: `/strategy/canary/steps/${i}/setMirrorRoute`, message: 'mirrors requests by a plugin, which does not' }] : []);
});

/** A release has one strategy. */
export const strategies = aboutRollouts({
  code: 'CM7008',
  name: 'rollout-strategy',
  severity: 'error',
  summary: 'A Rollout has two strategies, or none.',
  explanation: 'The controller refuses the Rollout.',
  remedy: 'Write canary or blueGreen.',
  see: PAGE,
}, ({ spec }) => {
  const found = ['canary', 'blueGreen'].filter(each => record(spec.strategy)[each]);
  return found.length === 1 ? [] : [{ at: '/strategy', message: `has ${found.length === 0 ? 'no strategy' : 'strategies canary and blueGreen'}: it needs one` }];
});
