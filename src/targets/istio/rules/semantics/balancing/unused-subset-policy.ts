import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, destinationsOf, fullHost, routesOf, VIRTUAL_SERVICE } from '../traffic';

/** The policy of a subset holds for what a route sends to the subset by name. */
export const unusedSubsetPolicy: ObjectRule = {
  entry: {
    code: 'CM2517',
    name: 'unused-subset-policy',
    severity: 'warning',
    summary: 'A subset of a DestinationRule has a traffic policy, and no route sends to the subset.',
    explanation: 'The pods of the subset get requests under the policy of the host. That of the subset holds only for routes that name it.',
    remedy: 'Add a VirtualService with a route to the subset, or move the policy to the host.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset',
  },
  reads: [DESTINATION_RULE, VIRTUAL_SERVICE],
  check: (objects, { complete }) => {
    const routed = routedSubsets(objects);
    return objects.of(DESTINATION_RULE).flatMap(object => list(record(object.body.spec).subsets).map(record).flatMap(({ name, trafficPolicy }, i) => {
      const key = JSON.stringify([fullHost(record(object.body.spec).host, object.namespace), name]);
      return !complete || routed.has(key) || Object.keys(record(trafficPolicy)).length === 0 ? [] : [{
        object, pointer: `/spec/subsets/${i}/trafficPolicy`, message: `policy of subset ${name} of ${nameOf(object)} holds for nothing: no route names the subset`,
      }];
    }));
  },
};

function routedSubsets(objects: ObjectSet): Set<string> {
  const routes = objects.of(VIRTUAL_SERVICE).flatMap(object => routesOf(object, ['http', 'tls', 'tcp']));
  return new Set(routes.flatMap(route => destinationsOf(route)
    .map(({ host, subset }) => JSON.stringify([fullHost(host, route.object.namespace), subset]))));
}
