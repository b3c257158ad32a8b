import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { ROUTES, routesOf } from '../route';
import { matchesOf } from './matches';

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
