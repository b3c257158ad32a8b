import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { ROUTES, Ref, Route, routesOf } from '../route';

/** A rule about Services of a kind that routes refer to. */
export function serviceThat(
  refsOf: (route: Route) => Ref[], is: (spec: { [key: string]: any }) => boolean, what: string, entry: RuleEntry,
): ObjectRule {
  return {
    entry,
    reads: [...ROUTES, 'Service'],
    check: objects => routesOf(objects).flatMap(route => refsOf(route).flatMap(({ namespace, name, pointer }) => {
      const service = objects.find('Service', namespace, name);
      if (!service || !is(record(service.body.spec))) return [];
      return [{ object: route.object, pointer, message: `${nameOf(route.object)} refers to ${nameOf(service)}, which ${what}` }];
    })),
  };
}
