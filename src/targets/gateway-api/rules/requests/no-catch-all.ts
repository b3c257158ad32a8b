import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { meshRoutesOf, Route, RouteRule, ROUTES } from '../route';

/** A route replaces what a mesh does without one. */
export const noCatchAll: ObjectRule = {
  entry: {
    code: 'CM4021',
    name: 'no-catch-all-route',
    severity: 'warning',
    summary: 'No route of a Service takes requests that match none of the rules.',
    explanation: 'As soon as there is a route, calls of the Service that match no rule are answered with 404.',
    remedy: 'Add a rule without matches to one of the routes.',
    see: 'https://gateway-api.sigs.k8s.io/mesh/',
  },
  reads: ROUTES,
  check: objects => {
    const routes = meshRoutesOf(objects);
    const open = new Set(routes.filter(({ rules }) => rules.some(takesAll)).flatMap(keysOf));
    const told = new Set<string>();
    return routes.flatMap(route => route.services.flatMap(({ namespace, name, port, pointer }, i) => {
      const key = keysOf(route)[i];
      if (open.has(key) || open.has(serviceKey(route, namespace, name)) || told.has(key)) return [];
      told.add(key);
      const service = `Service ${namespace}/${name}${port === undefined ? '' : ` port ${port}`}`;
      return [{ object: route.object, pointer, message: `${nameOf(route.object)} has no rule for all requests, nor has another route of ${service}: the rest gets 404` }];
    }));
  },
};

function takesAll({ matches }: RouteRule): boolean {
  return matches.length === 0 || matches.some(({ path, ...others }) => {
    const { type = 'PathPrefix', value = '/' } = record(path);
    const all = type === 'PathPrefix' && value === '/' || type === 'RegularExpression' && ['.*', '/.*'].includes(value);
    return all && Object.values(others).every(each => Array.isArray(each) && each.length === 0);
  });
}

function serviceKey({ object }: Route, namespace: string, name: string): string {
  return `${object.namespace === namespace ? '' : object.namespace} ${namespace}/${name}`;
}

function keysOf(route: Route): string[] {
  return route.services.map(({ namespace, name, port }) => `${serviceKey(route, namespace, name)}${port === undefined ? '' : ` ${port}`}`);
}
