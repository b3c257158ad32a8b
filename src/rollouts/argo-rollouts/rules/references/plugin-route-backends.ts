import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROLLOUT, rolloutOf } from '../rollout-object';
import { ROUTE, pluginRoutesOf } from './named';

/** A route that lacks one of the versions. */
export const pluginRouteBackends: ObjectRule = {
  entry: {
    code: 'CM7016',
    name: 'rollout-route-without-both-versions',
    severity: 'error',
    summary: 'No rule of an HTTPRoute of a Rollout has the Services of both versions as backends.',
    explanation: 'The weights of the two backends are what the release changes: without them no step has an effect.',
    remedy: 'List stableService and canaryService as backendRefs.',
    see: 'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/',
  },
  reads: [ROLLOUT, ROUTE],
  check: objects => objects.of(ROLLOUT).flatMap(object => {
    const rollout = rolloutOf(object);
    const names = rollout.services.map(({ name }) => name);
    return names.length < 2 ? [] : pluginRoutesOf(rollout).flatMap(({ name, namespace }) => {
      const route = objects.find(ROUTE, namespace, name);
      const rules = list(record(route?.body.spec).rules).map(rule => list(record(rule).backendRefs).map(ref => record(ref).name));
      if (!route || rules.some(backends => names.every(each => backends.includes(each)))) return [];
      return [{ object: route, pointer: '/spec/rules', message: `${nameOf(route)} has no rule with both ${names.join(' and ')}, which ${nameOf(object)} divides requests between` }];
    });
  }),
};
