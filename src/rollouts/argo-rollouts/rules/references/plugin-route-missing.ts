import { missing } from '../../../../analysis/rules/missing';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROLLOUT, rolloutOf } from '../rollout-object';
import { ROUTE, pluginRoutesOf } from './named';

/** A route that is not there. */
export const pluginRouteMissing: ObjectRule = {
  entry: {
    code: 'CM7015',
    name: 'rollout-route-missing',
    severity: 'error',
    summary: 'A Rollout names an HTTPRoute that does not exist.',
    explanation: 'No weight can be set, and no release goes on.',
    remedy: 'Correct the name, or add the HTTPRoute.',
    see: 'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/',
  },
  reads: [ROLLOUT, ROUTE],
  check: (objects, profile) => missing(objects, profile, ROUTE, objects.of(ROLLOUT)
    .flatMap(object => pluginRoutesOf(rolloutOf(object)).map(route => ({ ...route, object, pointer: '/spec/strategy/canary/trafficRouting/plugins' })))),
};
