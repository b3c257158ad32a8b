import { NetworkPolicyEvaluator } from '../../../src/targets/network-policy/evaluation/network-policy-evaluator';

const peer = (namespace: string, labels: { [key: string]: string }) => ({ namespace, serviceAccount: 'default', labels, meshed: false });
const namespace = { kind: 'Namespace', metadata: { name: 'blue', labels: { team: 'b' } } };

function allowed(spec: any): boolean {
  const policy = { kind: 'NetworkPolicy', metadata: { name: 'any', namespace: 'red' }, spec };
  const request = { source: peer('blue', { app: 'x' }), destination: peer('red', { tier: 'front' }), port: 8080 };
  return new NetworkPolicyEvaluator().decide([namespace, policy], request).allowed;
}

test.each([
  ['In', ['front'], true], ['In', ['back'], false], ['NotIn', ['front'], false], ['NotIn', ['back'], true], ['Exists', undefined, true], ['DoesNotExist', undefined, false],
])('selects pods by the expression tier %s %p', (operator, values, isolated) => {
  expect(allowed({ podSelector: { matchExpressions: [{ key: 'tier', operator, values }] } })).toBe(!isolated);
});

test.each([['In', true], ['NotIn', false]])('admits namespaces by the expression app %s of their pods', (operator, admitted) => {
  const from = [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'app', operator, values: ['x'] }] } }];
  expect(allowed({ podSelector: {}, ingress: [{ from }] })).toBe(admitted);
});

test.each([['b', true], ['a', false]])('admits namespaces by their own labels: team %s', (team, admitted) => {
  expect(allowed({ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team } } }] }] })).toBe(admitted);
});

test('a label that is missing is in no list', () => {
  expect(allowed({ podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['x'] }] } })).toBe(false);
});

test('a list of egress rules without any does not isolate egress', () => {
  const policy = { kind: 'NetworkPolicy', metadata: { name: 'any', namespace: 'blue' }, spec: { podSelector: {}, egress: [] } };
  const request = { source: peer('blue', {}), destination: peer('red', {}), port: 8080 };
  expect(new NetworkPolicyEvaluator().decide([policy], request).allowed).toBe(true);
});
