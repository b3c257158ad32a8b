import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, destinationsOf, fullHost, Route, routesOf, VIRTUAL_SERVICE } from '../traffic';

/** Weights decide before the hash does. */
export const hashAcrossSubsets: ObjectRule = {
  entry: {
    code: 'CM2514',
    name: 'hash-across-subsets',
    severity: 'warning',
    summary: 'A route divides requests by weight between subsets of a host that is balanced by a consistent hash.',
    explanation: 'The weight is drawn for every request, and only then the hash chooses a pod within the subset: a user moves between the subsets.',
    remedy: 'Route by a cookie or header, and set the cookie on the route with weights, so that a user stays in a subset.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://github.com/istio/istio/issues/9764',
  },
  reads: [DESTINATION_RULE, VIRTUAL_SERVICE],
  check: objects => {
    const hashed = new Map(objects.of(DESTINATION_RULE).filter(({ body }) => hashes(record(body.spec)))
      .map(rule => [fullHost(record(rule.body.spec).host, rule.namespace), rule]));
    return objects.of(VIRTUAL_SERVICE).flatMap(object => routesOf(object)).flatMap(route => {
      const rule = hashed.get(dividedHost(route) ?? '');
      return rule === undefined ? [] : [{
        object: route.object,
        pointer: `${route.pointer}/route`,
        message: `weights move users between subsets, though ${nameOf(rule)} keeps them at a pod by a consistent hash`,
      }];
    });
  },
};

function hashes({ trafficPolicy, subsets }: { [key: string]: any }): boolean {
  const policies = [trafficPolicy, ...list(subsets).map(subset => record(subset).trafficPolicy)].map(record);
  return policies.some(({ loadBalancer }) => Object.keys(record(record(loadBalancer).consistentHash)).length > 0);
}

/** The host of which two or more subsets get requests. */
function dividedHost(route: Route): string | undefined {
  const hosts = destinationsOf(route).filter(({ weight = 0 }) => weight > 0).map(({ host }) => fullHost(host, route.object.namespace));
  return hosts.find((host, i) => hosts.indexOf(host) !== i);
}
