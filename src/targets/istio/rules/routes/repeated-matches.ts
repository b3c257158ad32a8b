import { firstByKey, matchesOf } from './virtual-service-matches';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** A route all matches of which earlier routes have. */
export const repeatedMatches: ObjectRule = {
  entry: {
    code: 'CM2107',
    name: 'route-with-used-matches',
    severity: 'warning',
    summary: 'All matches of a route are those of earlier routes.',
    explanation: 'Routes are tried in their order and the first that matches decides, so the later route is accepted and never used.',
    remedy: 'Remove the route, or give it another match.',
    elsewhere: ['IST0130'],
    targets: ISTIO,
    see: analysisPage('IST0130'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => ['http', 'tls', 'tcp'].flatMap(kind => {
    const routes = matchesOf(object, kind);
    const first = firstByKey(routes);
    return routes.filter(matches => matches.length > 0 && matches.every(({ key, route }) => first.get(key)!.route < route)).map(matches => ({
      object,
      pointer: `/spec/${kind}/${matches[0].route}`,
      message: `${kind} route ${matches[0].route} of ${nameOf(object)} is never reached: route ${first.get(matches[0].key)!.route} has the same match before it`,
    }));
  })),
};
