import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { HTTP_ROUTE, LEGACY_ROUTE } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { matchesOf, Parent, Part, rulesOf, serviceParents } from '../../lookup/routes';

/** Whether a rule takes every request. */
function takesAll(rule: Part): boolean {
  return matchesOf(rule).length === 0 || matchesOf(rule).some(({ value }) => Object.keys(value).every(key => key === 'path')
    && (record(value.path).type ?? 'PathPrefix') === 'PathPrefix' && (record(value.path).value ?? '/') === '/');
}

function keyOf({ route, namespace, name }: Parent): string {
  return `${route.namespace === namespace || route.namespace} ${namespace}/${name}`;
}

/** A Service has routes, and none for what they do not match. */
export const noRuleForTheRest: ObjectRule = {
  entry: {
    code: 'CM3206',
    name: 'no-rule-for-the-rest',
    severity: 'warning',
    summary: 'A Service has HTTPRoutes of Linkerd, and no rule for requests that match none of them.',
    explanation: 'As soon as a Service has a route, requests that match no rule are answered with 404.',
    remedy: 'Add a rule without matches to one of the routes.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(HTTP_ROUTE, LEGACY_ROUTE),
  check: (objects, profile) => {
    const parents = serviceParents(objects, profile, [HTTP_ROUTE, LEGACY_ROUTE]);
    const told = new Set(parents.filter(({ route }) => rulesOf(route).some(takesAll)).map(keyOf));
    return parents.filter(({ route }) => route.group === 'policy.linkerd.io').flatMap(parent => {
      const { route: object, namespace, name, pointer } = parent;
      if (told.has(keyOf(parent))) return [];
      told.add(keyOf(parent));
      return [{ object, pointer, message: `${nameOf(object)} has no rule for all requests, nor has another route of Service ${namespace}/${name}: the rest gets 404` }];
    });
  },
};
