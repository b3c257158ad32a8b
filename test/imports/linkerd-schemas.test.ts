import { existsSync } from 'fs';
import { join } from 'path';
import { crdsIn, invalidities, validatorsIn } from './crd-schemas';

const UPSTREAM = join(__dirname, '..', '..', '..', 'shared', 'crds', 'linkerd-2.20');
const POLICY = 'policy.linkerd.io/v1alpha1';

const object = (apiVersion: string, kind: string, spec: any) => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' }, spec });
const server = (spec: any) => object('policy.linkerd.io/v1beta3', 'Server', { podSelector: { matchLabels: { app: 'x' } }, port: 80, ...spec });
const policy = (targetRef: any, requiredAuthenticationRefs: any[]) => object(POLICY, 'AuthorizationPolicy', { targetRef, requiredAuthenticationRefs });
const ref = { group: 'policy.linkerd.io', kind: 'MeshTLSAuthentication', name: 'x' };

/** Accepted by both. */
const GOOD: [string, any][] = [
  ['a Server by number', server({ proxyProtocol: 'gRPC', accessPolicy: 'audit' })],
  ['a Server by name', server({ port: 'linkerd-admin' })],
  ['a policy on a Server', policy({ group: 'policy.linkerd.io', kind: 'Server', name: 'x' }, [ref])],
  ['a policy on a route', policy({ group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', name: 'x' }, [ref])],
  ['identities by reference', object(POLICY, 'MeshTLSAuthentication', { identityRefs: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }] })],
  ['identities by name', object(POLICY, 'MeshTLSAuthentication', { identities: ['*.shop.serviceaccount.identity.linkerd.cluster.local'] })],
  ['networks', object(POLICY, 'NetworkAuthentication', { networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] })],
];

/** Refused by both. */
const BAD: [string, any][] = [
  ['a Server without port', object('policy.linkerd.io/v1beta3', 'Server', { podSelector: {} })],
  ['a Server without selector', object('policy.linkerd.io/v1beta3', 'Server', { port: 80 })],
  ['an unknown field', server({ protocol: 'HTTP/1' })],
  ['a policy without target', object(POLICY, 'AuthorizationPolicy', { requiredAuthenticationRefs: [ref] })],
  ['both kinds of identities', object(POLICY, 'MeshTLSAuthentication', { identities: ['*'], identityRefs: [{ kind: 'Namespace' }] })],
  ['no identities', object(POLICY, 'MeshTLSAuthentication', { identities: [] })],
];

/** Accepted by Linkerd's CRDs, and refused or ignored by its controller: ours say so at once. */
const STRICTER: [string, any][] = [
  ['an unknown proxyProtocol', server({ proxyProtocol: 'http' })],
  ['an unknown accessPolicy', server({ accessPolicy: 'allow' })],
  ['a numeric string as port, which would be a name', server({ port: '8080' })],
  ['a policy that requires nothing, which admits everybody', policy({ group: 'policy.linkerd.io', kind: 'Server', name: 'x' }, [])],
  ['a target that cannot have a policy', policy({ group: '', kind: 'Service', name: 'x' }, [ref])],
];

describe('our schemas of Linkerd', () => {
  test.each(GOOD)('accept %s', (_, sample) => expect(invalidities(sample)).toEqual([]));
  test.each([...BAD, ...STRICTER])('refuse %s', (_, sample) => expect(invalidities(sample)).not.toEqual([]));
});

(existsSync(UPSTREAM) ? describe : describe.skip)('Linkerd\'s own CRDs (needs them beside the project)', () => {
  const upstream = existsSync(UPSTREAM) ? validatorsIn(UPSTREAM) : new Map();
  test.each([...GOOD, ...STRICTER])('accept %s', (_, sample) => expect(invalidities(sample, upstream)).toEqual([]));
  test.each(BAD)('refuse %s', (_, sample) => expect(invalidities(sample, upstream)).not.toEqual([]));
});

describe('trimmed CRDs', () => {
  const crds = crdsIn(join(__dirname, '..', '..', 'imports', 'crds'));
  test('have one version a kind, which is served', () => {
    expect(crds.length).toBeGreaterThanOrEqual(14);
    for (const { spec } of crds) expect(spec.versions.map(({ served }: any) => served)).toEqual([true]);
  });
  test('have no descriptions', () => expect(JSON.stringify(crds)).not.toMatch(/"description":"/));
  test('refuse what the API server refuses', () => {
    const authorization = (spec: any) => invalidities(object('security.istio.io/v1', 'AuthorizationPolicy', spec));
    expect(authorization({ rules: [{ from: [{ source: { serviceAccounts: ['shop/web'] } }] }] })).toEqual([]);
    expect(authorization({ rule: [] })).not.toEqual([]);
    expect(authorization({ action: 'PERMIT' })).not.toEqual([]);
  });
});
