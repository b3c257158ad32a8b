import { nameOf } from '../../../../analysis/rules/kube-object';
import { Profile } from '../../../../analysis/rules/profile';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { Route, RouteRule, routesOf } from '../route';

/** A rule about each rule of routes: where in it something is wrong, and what. */
export function aboutRules(
  kinds: string[], entry: RuleEntry, find: (rule: RouteRule, route: Route, profile: Profile) => { at?: string; message: string }[],
): ObjectRule {
  return {
    entry,
    reads: kinds,
    check: (objects, profile) => routesOf(objects, kinds).flatMap(route => route.rules.flatMap(rule => find(rule, route, profile).map(({ at = '', message }) => (
      { object: route.object, pointer: `${rule.pointer}${at}`, message: `${nameOf(route.object)} ${message}` })))),
  };
}
