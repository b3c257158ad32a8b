import { ROLLOUT, virtualServicesOf } from './rollouts';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { VIRTUAL_SERVICE, WITH_SIDECARS } from '../lookup/kinds';

/** Weights are set in routes by name. */
export const rolloutRouteUnknown: ObjectRule = {
  entry: {
    code: 'CM2613',
    name: 'rollout-route-unknown',
    severity: 'error',
    summary: 'A Rollout names an HTTP route that its VirtualService does not have, or none where there are several.',
    explanation: 'The controller does not know where to set the weights: the Rollout is invalid, and no release goes on.',
    remedy: 'Give the routes names, and list those of the release in `routes`.',
    targets: WITH_SIDECARS,
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  },
  reads: [ROLLOUT, VIRTUAL_SERVICE],
  check: objects => virtualServicesOf(objects).flatMap(({ rollout: object, namespace, name, value, pointer }): Problem[] => {
    const found = objects.find(VIRTUAL_SERVICE, namespace, name);
    const { http, tls, tcp } = record(found?.body.spec);
    const routes = list(http).map(route => record(route).name);
    const isOfConnections = [tls, tcp, value.tlsRoutes, value.tcpRoutes].some(each => list(each).length > 0);
    if (!found || isOfConnections) return [];
    if (list(value.routes).length === 0) {
      return routes.length < 2 ? [] : [{ object, pointer, message: `${nameOf(object)} names no routes of ${nameOf(found)}, which has ${routes.length}` }];
    }
    const all = new Set(routes);
    return list(value.routes).flatMap((route, i) => all.has(route) ? [] : [
      { object, pointer: `${pointer}/routes/${i}`, message: `${nameOf(object)} names route ${route}, which ${nameOf(found)} does not have` },
    ]);
  }),
};
