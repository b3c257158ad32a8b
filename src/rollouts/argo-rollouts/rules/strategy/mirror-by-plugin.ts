import { aboutRollouts } from '../rollout-object';

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
