import { Feature } from '../../../../src';
import { isAtWaypoint, openVersions, rules } from '../../ambient/mistakes';
import { changed, without } from '../../cases/mistakes';
import { Mutant } from '../../suite';

/** Mistakes by what they do, and the features whose rules show them. */
const MISTAKES: [string, Feature[], Mutant['change']][] = [
  ['a policy at the waypoint admits every method', [Feature.IDENTITY], changed('AuthorizationPolicy', isAtWaypoint, ({ spec }) => {
    for (const rule of spec.rules ?? []) for (const { operation } of rule.to) delete operation.paths;
  })],
  ['policies of the audit phase are enforced', [Feature.AUDIT_PHASE], changed('AuthorizationPolicy', ({ metadata }) => metadata.annotations, ({ metadata }) => {
    delete metadata.annotations;
  })],
  ['a namespace is named instead of an account', [Feature.HEADLESS], changed('AuthorizationPolicy', ({ spec }) => spec.rules, ({ spec }) => {
    for (const rule of spec.rules) rule.from = [{ source: { namespaces: ['shop'] } }];
  })],
  ['who is declared is refused', [Feature.HEADLESS], changed('AuthorizationPolicy', ({ spec }) => spec.selector && spec.rules, ({ spec }) => {
    spec.action = 'DENY';
  })],
  ['a policy names the port of the pod', [Feature.AUTHORIZATION_BY_HEADER], changed('AuthorizationPolicy', ({ metadata }) => metadata.name === 'cart', ({ spec }) => {
    for (const rule of spec.rules) for (const { operation } of rule.to) operation.ports = ['8080'];
  })],
  ['a header is not asked for', [Feature.AUTHORIZATION_BY_HEADER], changed('AuthorizationPolicy', isAtWaypoint, ({ spec }) => {
    for (const rule of spec.rules ?? []) delete rule.when;
  })],
  ['nothing is retried', [Feature.RETRIES], rules(rule => delete rule.retry)],
  ['a timeout is ten times as long', [Feature.TIMEOUTS], rules(({ timeouts }) => {
    if (timeouts?.request) timeouts.request = '40s';
  })],
  ['the routes are missing', [Feature.PER_TRY_TIMEOUT], without('HTTPRoute', () => true)],
  ['the circuit breakers are missing', [Feature.CIRCUIT_BREAKING], without('DestinationRule', () => true)],
  ['every endpoint may be taken out', [Feature.EJECTION_LIMIT], changed('DestinationRule', ({ metadata }) => metadata.name === 'half', ({ spec }) => {
    spec.trafficPolicy.outlierDetection.maxEjectionPercent = 100;
  })],
  ['shares are swapped', [Feature.SESSION_AFFINITY], rules(({ backendRefs }) => {
    const weights = backendRefs.map(({ weight }: any) => weight).reverse();
    backendRefs.forEach((ref: any, i: number) => Object.assign(ref, weights[i] !== undefined && { weight: weights[i] }));
  })],
  ['the Service of a version says no waypoint', [Feature.TRAFFIC_SPLIT], changed('Service', ({ metadata }) => /^web-v/.test(metadata.name), ({ metadata }) => {
    delete metadata.labels['istio.io/use-waypoint'];
  })],
  ['version Services are open to everybody', [Feature.TRAFFIC_SPLIT], openVersions],
  ['all requests are copied', [Feature.MIRRORING], rules(({ filters = [] }) => filters.forEach(({ requestMirror }: any) => {
    if (requestMirror) requestMirror.percent = 100;
  }))],
  ['a route leads to a version that is not there', [Feature.BLUE_GREEN], rules(({ backendRefs }) => backendRefs.forEach((ref: any) => Object.assign(ref, { name: 'web-v3' })))],
];

export const MUTANTS: Mutant[] = MISTAKES.map(([name, features, change]) => ({ name, target: 'istio-ambient', features, change }));
