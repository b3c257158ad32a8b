import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { list } from '../../../../analysis/rules/values';
import { Route, ROUTES, routesOf } from '../route';

/** A match of a rule, in one form for equal ones; '{}' for a rule that takes everything. */
function matchesOf({ rules }: Route): { text: string; pointer: string; rule: number }[] {
  return rules.flatMap(({ matches, pointer }, rule) => matches.length === 0 ? [{ text: '{}', pointer, rule }]
    : matches.map((match, i) => ({ text: sorted(match), pointer: `${pointer}/matches/${i}`, rule })));
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => `${key}:${sorted(each)}`).join()}}`;
}

/** Of equal matches of a route the first rule counts. */
export const sameMatchInRoute: ObjectRule = {
  entry: {
    code: 'CM4022',
    name: 'same-match-twice',
    severity: 'warning',
    summary: 'Two rules of a route have the same match.',
    explanation: 'The first of the rules gets all of these requests; what the other one does with them never happens.',
    remedy: 'Delete one of them, or join their backends in one rule with weights.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule',
  },
  reads: ROUTES,
  check: objects => routesOf(objects).flatMap(route => {
    const first = new Map<string, number>();
    return matchesOf(route).flatMap(({ text, pointer, rule }): Problem[] => {
      const other = first.get(text) ?? rule;
      first.set(text, other);
      return other === rule ? [] : [{ object: route.object, pointer, message: `rule ${rule} of ${nameOf(route.object)} has a match that rule ${other} has too, and gets no request by it` }];
    });
  }),
};

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
