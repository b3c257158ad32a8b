import { Feature } from '../../../../src';
import { isAtWaypoint, isDefaultDenyOfWaypoint, isViaWaypoint, openVersions, rules } from '../../ambient/mistakes';
import { changed, without } from '../../cases/mistakes';
import { Mutant } from '../../suite';

/** Mistakes by what they do, and the features whose programs show them. */
const MISTAKES: [string, Feature, Mutant['change']][] = [
  ['the policy at the waypoint is missing', Feature.AUTHORIZATION_BY_HTTP, without('AuthorizationPolicy', isAtWaypoint)],
  ['the default deny of the waypoint is missing', Feature.AUTHORIZATION_BY_HTTP, without('AuthorizationPolicy', isDefaultDenyOfWaypoint)],
  ['the policy that admits the waypoint only is missing', Feature.AUTHORIZATION_BY_HTTP, without('AuthorizationPolicy', isViaWaypoint)],
  ['the policy that admits the waypoint admits everybody', Feature.AUTHORIZATION_BY_HTTP, changed('AuthorizationPolicy', isViaWaypoint, ({ spec }) => {
    for (const rule of spec.rules) delete rule.from;
  })],
  ['the policy at the waypoint names the port of the pod', Feature.AUTHORIZATION_BY_HTTP, changed('AuthorizationPolicy', isAtWaypoint, ({ spec }) => {
    for (const rule of spec.rules) for (const { operation } of rule.to) operation.ports = ['8080'];
  })],
  ['the Service says no waypoint', Feature.TIMEOUTS, changed('Service', () => true, ({ metadata }) => delete metadata.labels?.['istio.io/use-waypoint'])],
  ['a namespace is named instead of an account', Feature.AUTHORIZATION_BY_IDENTITY, changed('AuthorizationPolicy', ({ spec }) => spec.rules, ({ spec }) => {
    for (const rule of spec.rules) rule.from = [{ source: { namespaces: ['shop'] } }];
  })],
  ['a prefix covers half segments', Feature.AUTHORIZATION_BY_HTTP, changed('AuthorizationPolicy', isAtWaypoint, ({ spec }) => {
    for (const rule of spec.rules) for (const { operation } of rule.to) operation.paths = ['/items*'];
  })],
  ['a timeout is ten times as long', Feature.TIMEOUTS, rules(rule => {
    if (rule.timeouts) rule.timeouts.request = '15m';
  })],
  ['nothing is retried', Feature.RETRIES, rules(rule => delete rule.retry)],
  ['a try has no limit of its own', Feature.PER_TRY_TIMEOUT, rules(rule => delete rule.timeouts?.backendRequest)],
  ['the circuit breaker is missing', Feature.CIRCUIT_BREAKING, without('DestinationRule', () => true)],
  ['the circuit breaker is that of a short host', Feature.CIRCUIT_BREAKING, changed('DestinationRule', () => true, ({ spec }) => {
    spec.host = 'cart.shop';
  })],
  ['shares are swapped', Feature.TRAFFIC_SPLIT, rules(rule => {
    const weights = rule.backendRefs.map(({ weight }: any) => weight).reverse();
    rule.backendRefs.forEach((ref: any, i: number) => Object.assign(ref, weights[i] !== undefined && { weight: weights[i] }));
  })],
  ['requests that ask for a version do not reach it', Feature.VERSION_BY_REQUEST, rules(({ matches }) => matches.forEach((match: any) => delete match.headers))],
  ['all requests are copied', Feature.MIRRORING, rules(({ filters = [] }) => filters.forEach(({ requestMirror }: any) => {
    if (requestMirror) requestMirror.percent = 100;
  }))],
  ['version Services are open to everybody', Feature.TRAFFIC_SPLIT, openVersions],
  ['a route matches by an expression that istiod knows and Envoy does not', Feature.TIMEOUTS, changed('HTTPRoute', () => true, ({ spec }) => {
    const headers = [{ type: 'RegularExpression', name: 'x-stage', value: '\\p{Letter}+' }];
    spec.rules.push({ ...spec.rules[0], matches: [{ ...spec.rules[0].matches[0], headers }] });
  })],
  ['policies of the audit phase are enforced', Feature.AUDIT_PHASE, changed('AuthorizationPolicy', () => true, ({ metadata }) => delete metadata.annotations)],
];

export const MUTANTS: Mutant[] = MISTAKES.map(([name, feature, change]) => ({ name, target: 'istio-ambient', features: [feature], change }));
