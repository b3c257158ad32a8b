const POLICY = 'policy.linkerd.io/v1alpha1';

export const object = (apiVersion: string, kind: string, spec: any) => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop' }, spec });
const server = (spec: any) => object('policy.linkerd.io/v1beta3', 'Server', { podSelector: { matchLabels: { app: 'x' } }, port: 80, ...spec });
const policy = (targetRef: any, requiredAuthenticationRefs: any[]) => object(POLICY, 'AuthorizationPolicy', { targetRef, requiredAuthenticationRefs });
const ref = { group: 'policy.linkerd.io', kind: 'MeshTLSAuthentication', name: 'x' };

/** Accepted by both. */
export const GOOD: [string, any][] = [
  ['a Server by number', server({ proxyProtocol: 'gRPC', accessPolicy: 'audit' })],
  ['a Server by name', server({ port: 'linkerd-admin' })],
  ['a policy on a Server', policy({ group: 'policy.linkerd.io', kind: 'Server', name: 'x' }, [ref])],
  ['a policy on a route', policy({ group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', name: 'x' }, [ref])],
  ['identities by reference', object(POLICY, 'MeshTLSAuthentication', { identityRefs: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }] })],
  ['identities by name', object(POLICY, 'MeshTLSAuthentication', { identities: ['*.shop.serviceaccount.identity.linkerd.cluster.local'] })],
  ['networks', object(POLICY, 'NetworkAuthentication', { networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] })],
];

/** Refused by both. */
export const BAD: [string, any][] = [
  ['a Server without port', object('policy.linkerd.io/v1beta3', 'Server', { podSelector: {} })],
  ['a Server without selector', object('policy.linkerd.io/v1beta3', 'Server', { port: 80 })],
  ['an unknown field', server({ protocol: 'HTTP/1' })],
  ['a policy without target', object(POLICY, 'AuthorizationPolicy', { requiredAuthenticationRefs: [ref] })],
  ['both kinds of identities', object(POLICY, 'MeshTLSAuthentication', { identities: ['*'], identityRefs: [{ kind: 'Namespace' }] })],
  ['no identities', object(POLICY, 'MeshTLSAuthentication', { identities: [] })],
];

/** Accepted by Linkerd's CRDs, and refused or ignored by its controller: ours say so at once. */
export const STRICTER: [string, any][] = [
  ['an unknown proxyProtocol', server({ proxyProtocol: 'http' })],
  ['an unknown accessPolicy', server({ accessPolicy: 'allow' })],
  ['a numeric string as port, which would be a name', server({ port: '8080' })],
  ['a policy that requires nothing, which admits everybody', policy({ group: 'policy.linkerd.io', kind: 'Server', name: 'x' }, [])],
  ['a target that cannot have a policy', policy({ group: '', kind: 'Service', name: 'x' }, [ref])],
];
