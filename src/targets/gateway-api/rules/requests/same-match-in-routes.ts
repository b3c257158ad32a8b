import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list } from '../../../../analysis/rules/values';
import { ROUTES, Route, routesOf } from '../route';
import { matchesOf } from './matches';

/** Of equal matches of two routes that of the older route counts. */
export const sameMatchInRoutes: ObjectRule = {
  entry: {
    code: 'CM4023',
    name: 'same-match-in-two-routes',
    severity: 'warning',
    summary: 'Two routes of the same parent have the same match.',
    explanation: 'The route that was created first gets these requests: what happens depends on the order in which objects were applied.',
    remedy: 'Keep the match in one of the routes.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule',
  },
  reads: ROUTES,
  check: objects => {
    const first = new Map<string, Route>();
    return routesOf(objects).flatMap(route => matchesOf(route).flatMap(({ text, pointer }) => {
      const others = parentsOf(route).map(parent => {
        const key = `${parent} ${text}`;
        if (!first.has(key)) first.set(key, route);
        return first.get(key)!;
      });
      const other = others.find(each => each !== route);
      return other ? [{ object: route.object, pointer, message: `${nameOf(route.object)} has a match that ${nameOf(other.object)} has too: the older route gets its requests` }] : [];
    }));
  },
};

function parentsOf({ object, services, gateways, spec }: Route): string[] {
  const hosts = JSON.stringify(list(spec.hostnames).map(String).sort());
  return [
    ...services.map(({ namespace, name, port }) => `${object.kind} ${namespace === object.namespace || object.namespace} Service ${namespace}/${name} ${port}`),
    ...gateways.map(({ namespace, name, port, value }) => `${object.kind} Gateway ${namespace}/${name} ${port} ${value.sectionName} ${hosts}`),
  ];
}
