import { Feature } from '../../../src';
import { mutant } from '../cases/mistakes';
import { Mutant } from '../suite';

const SIDECAR: Mutant[] = [
  mutant('istio-sidecar', 'a wrong name of a field', 'VirtualService', [Feature.TIMEOUTS], ({ spec }) => { spec.http[0].timeouts = spec.http[0].timeout; }),
  mutant('istio-sidecar', 'a timeout in words', 'VirtualService', [Feature.TIMEOUTS], ({ spec }) => { spec.http[0].timeout = '2 seconds'; }),
  mutant('istio-sidecar', 'an action that does not exist', 'AuthorizationPolicy', [Feature.DEFAULT_DENY], ({ spec }) => { spec.action = 'PERMIT'; }),
  mutant('istio-sidecar', 'accounts beside namespaces', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    for (const { from } of spec.rules ?? []) from[0].source.namespaces = ['shop'];
  }),
  mutant('istio-sidecar', 'weights of zero, which only the webhook refuses', 'VirtualService', [Feature.TRAFFIC_SPLIT], ({ spec }) => {
    for (const { route } of spec.http) for (const destination of route) destination.weight = 0;
  }),
  mutant('istio-sidecar', 'trust domains, which only the policy of the stable channel refuses', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    for (const { from } of spec.rules ?? []) from[0].source.trustDomains = ['cluster.local'];
  }),
];

const AMBIENT: Mutant[] = [
  mutant('istio-ambient', 'a selector beside targets', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_HTTP], ({ spec }) => {
    if (spec.targetRefs) spec.selector = { matchLabels: { app: 'cart' } };
  }),
  mutant('istio-ambient', 'a weight out of range', 'HTTPRoute', [Feature.TRAFFIC_SPLIT], ({ spec }) => {
    spec.rules[0].backendRefs[0].weight = 1000001;
  }),
  mutant('istio-ambient', 'a fraction of a duration', 'HTTPRoute', [Feature.TIMEOUTS], ({ spec }) => { spec.rules[0].timeouts = { request: '1.5s' }; }),
  mutant('istio-ambient', 'a backend without port', 'HTTPRoute', [Feature.TIMEOUTS], ({ spec }) => { delete spec.rules[0].backendRefs[0].port; }),
  mutant('istio-ambient', 'retries, whatever the channel', 'HTTPRoute', [Feature.TIMEOUTS], ({ spec }) => { spec.rules[0].retry = { attempts: 1 }; }),
];

const LINKERD: Mutant[] = [
  mutant('linkerd', 'a Server without a selector', 'Server', [Feature.DEFAULT_DENY], ({ spec }) => { delete spec.podSelector; }),
  mutant('linkerd', 'a policy without a target', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => { delete spec.targetRef; }),
  mutant('linkerd', 'nobody to authenticate', 'MeshTLSAuthentication', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    delete spec.identityRefs;
    spec.identities = [];
  }),
  mutant('linkerd', 'a gRPC match of nothing', 'GRPCRoute', [Feature.AUTHORIZATION_BY_GRPC_METHOD], ({ spec }) => { spec.rules[0].matches = [{ method: {} }]; }),
  mutant('linkerd', 'a method in lower case', 'HTTPRoute', [Feature.AUTHORIZATION_BY_HTTP], ({ spec }) => { spec.rules[0].matches = [{ method: 'get' }]; }),
];

const NETWORK_POLICY: Mutant[] = [
  mutant('network-policy', 'a direction in lower case', 'NetworkPolicy', [Feature.DEFAULT_DENY], ({ spec }) => { spec.policyTypes = ['ingress']; }),
  mutant('network-policy', 'a port as a numeric string', 'NetworkPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    for (const { ports = [] } of spec.ingress ?? []) for (const port of ports) port.port = String(port.port);
  }),
  mutant('network-policy', 'a peer that is empty', 'NetworkPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    for (const rule of spec.ingress ?? []) rule.from = [{}];
  }),
  mutant('network-policy', 'a status, which is not kept', 'Deployment', [Feature.AUTHORIZATION_BY_IDENTITY], object => { object.status = { replicas: 7 }; }),
  mutant('network-policy', 'a label of nodes of old, of which only a warning tells', 'Deployment', [Feature.DEFAULT_DENY], ({ spec }) => {
    spec.template.spec.nodeSelector = { 'beta.kubernetes.io/os': 'linux' };
  }),
];

/** Mistakes that schemas, rules of CRDs, pruning, warnings, webhooks and policies must show. */
export const MUTANTS: Mutant[] = [...SIDECAR, ...AMBIENT, ...LINKERD, ...NETWORK_POLICY];
