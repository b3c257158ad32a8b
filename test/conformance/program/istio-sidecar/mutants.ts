import { mutantsIn } from '../../cases/mistakes';
import { Mutant } from '../../suite';

const mutant = mutantsIn('istio-sidecar');

/** Mistakes that istiod compiles without a word. */
export const MUTANTS: Mutant[] = [
  mutant('an AuthorizationPolicy is dropped', 'authorization-by-identity', objects =>
    objects.filter(({ kind, metadata }) => kind !== 'AuthorizationPolicy' || metadata.name !== 'cart')),
  mutant('the policy that denies by default is dropped', 'default-deny', objects =>
    objects.filter(({ kind, metadata }) => kind !== 'AuthorizationPolicy' || metadata.name !== 'allow-nothing')),
  mutant('a PeerAuthentication is dropped', 'multiple-ports', objects => objects.filter(({ kind }) => kind !== 'PeerAuthentication')),
  mutant('weights are swapped', 'mirroring', objects => objects.map(object => edited(object, 'VirtualService', spec => spec.http.forEach(swapWeights)))),
  mutant('a port is wrong', 'timeouts', objects => objects.map(object =>
    edited(object, 'VirtualService', spec => spec.http.forEach((rule: any) => rule.route.forEach((route: any) => { route.destination.port.number += 1; }))))),
  mutant('a timeout is ten times as long', 'timeouts', objects => objects.map(object =>
    edited(object, 'VirtualService', spec => spec.http.filter((rule: any) => rule.timeout).forEach((rule: any) => { rule.timeout = `${parseFloat(rule.timeout) * 10}s`; })))),
  mutant('the first route is missing', 'retries', objects => objects.map(object =>
    edited(object, 'VirtualService', spec => { if (spec.http.length > 1) spec.http.shift(); }))),
  mutant('a host is short', 'circuit-breaking', objects => objects.map(object =>
    edited(object, 'DestinationRule', spec => { spec.host = `${spec.host.split('.')[0]}.default.svc.cluster.local`; }))),
  mutant('retries are not limited by the number that is declared', 'retries', objects => objects.map(object =>
    edited(object, 'VirtualService', spec => spec.http.forEach((rule: any) => { rule.retries.attempts += 1; })))),
  mutant('a route matches by an expression that istiod knows and Envoy does not', 'timeouts', objects => objects.map(object =>
    edited(object, 'VirtualService', ({ http }) => http.unshift({ ...http[0], match: [{ headers: { 'x-stage': { regex: '\\p{Letter}+' } } }] })))),
  mutant('Sidecars are dropped', 'configuration-scope', objects => objects.filter(({ kind }) => kind !== 'Sidecar')),
];

/** An object of a kind with other contents. */
export function edited(object: any, kind: string, edit: (spec: any) => void): any {
  if (object.kind !== kind) return object;
  const copy = structuredClone(object);
  edit(copy.spec);
  return copy;
}

/** The first destination of a route gets the weight of the second. */
export function swapWeights({ route }: any): void {
  if (route?.length === 2) [route[0].weight, route[1].weight] = [route[1].weight, route[0].weight];
}
