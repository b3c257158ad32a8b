import { Example, object } from './example';

const HOST = 'cart.shop.svc.cluster.local';
const virtualService = (route: any) => object('networking.istio.io/v1', 'VirtualService', {
  hosts: [HOST], http: [{ route: [{ destination: { host: HOST } }], ...route }],
}, { name: 'cart' });
const destinationRule = (trafficPolicy: any, more: any = {}) => object('networking.istio.io/v1', 'DestinationRule', { host: HOST, trafficPolicy, ...more }, { name: 'cart' });
const policy = (spec: any) => object('security.istio.io/v1', 'AuthorizationPolicy', spec);
const source = (fields: any, to: any = {}) => policy({ rules: [{ from: [{ source: fields }], ...to }] });
const two = (...weights: number[]) => weights.map(weight => ({ destination: { host: HOST }, weight }));

/** Refused by schemas and rules of CRDs. */
const REFUSED: Example[] = [
  { what: 'an unknown field', object: virtualService({ timeouts: '2s' }), api: /field not declared in schema/ },
  { what: 'an unknown action', object: policy({ action: 'PERMIT' }), api: /Unsupported value: "PERMIT"/ },
  { what: 'an unknown mode of TLS', object: destinationRule({ tls: { mode: 'MTLS' } }), api: /Unsupported value: "MTLS"/ },
  { what: 'both a selector and targets', object: policy({ selector: { matchLabels: { app: 'cart' } }, targetRefs: [{ group: '', kind: 'Service', name: 'cart' }] }), api: /only one of targetRefs or selector can be set/ },
  { what: 'accounts beside principals', object: source({ serviceAccounts: ['shop/web'], principals: ['cluster.local/ns/shop/sa/web'] }), api: /Cannot set serviceAccounts with namespaces or principals/ },
  { what: 'ports of a policy as numbers', object: policy({ rules: [{ to: [{ operation: { ports: [8080] } }] }] }), api: /expected string|must be of type string/ },
  { what: 'a port as a string', object: virtualService({ route: [{ destination: { host: HOST, port: { number: '80' } } }] }), api: /expected numeric|must be of type integer/ },
  { what: 'a port that is none', object: virtualService({ route: [{ destination: { host: HOST, port: { number: 100000 } } }] }), webhook: /port number 100000 must be in the range/ },
  { what: 'a timeout in words', object: virtualService({ timeout: '90 seconds' }), api: /must be a valid duration/ },
  { what: 'a time of ejection below a millisecond', object: destinationRule({ outlierDetection: { interval: '100us' } }), api: /must be a valid duration greater than 1ms/ },
  { what: 'strict ports without a selector', object: object('security.istio.io/v1', 'PeerAuthentication', { portLevelMtls: { 8080: { mode: 'STRICT' } } }), api: /portLevelMtls requires selector/ },
  { what: 'a Sidecar without hosts', object: object('networking.istio.io/v1', 'Sidecar', { egress: [{}] }), api: /Required value/ },
];

/** Admitted, and refused or warned of by Istio's webhook. */
const BY_WEBHOOK: Example[] = [
  { what: 'a negative weight', object: virtualService({ route: two(-1, 101) }), webhook: /weight -1 < 0/ },
  { what: 'weights of zero', object: virtualService({ route: two(0, 0) }), webhook: /total destination weight = 0/ },
  { what: 'conditions of no retries', object: virtualService({ retries: { attempts: 0, retryOn: '5xx' } }), webhook: /http retry policy configured when attempts are set to 0/ },
  { what: 'an account with two slashes', object: source({ serviceAccounts: ['a/b/c'] }), webhook: /serviceAccount/ },
  { what: 'a subset twice', object: destinationRule({}, { subsets: [{ name: 'v1' }, { name: 'v1' }] }), webhook: /duplicate subset/ },
  { what: 'a mirror in both ways', object: virtualService({ mirror: { host: HOST }, mirrors: [{ destination: { host: HOST } }] }), webhook: /mirror/ },
  { what: 'a route beside a redirect', object: virtualService({ redirect: { uri: '/' } }), webhook: /redirect/ },
  { what: 'a condition of retries that does not exist', object: virtualService({ retries: { attempts: 1, retryOn: '5xx, reset' } }), webhook: /retryOn|retry/i },
  { what: 'an expression that is none', object: virtualService({ match: [{ uri: { regex: '(' } }] }), webhook: /regex/ },
  { what: 'a dry run of an audit', object: { ...policy({ action: 'AUDIT' }), metadata: { name: 'example', namespace: 'shop', annotations: { 'istio.io/dry-run': 'true' } } }, webhook: /dry-run/ },
  { what: 'a rule without routes', object: object('networking.istio.io/v1', 'VirtualService', { hosts: [HOST] }, { name: 'cart' }), webhook: /http, tcp or tls must be provided/ },
  { what: 'a key of conditions that does not exist', object: policy({ rules: [{ when: [{ key: 'request.header[x]', values: ['y'] }] }] }), webhook: /unknown attribute|unknown condition/ },
];

/** Admitted by both, although wrong. */
const ADMITTED: Example[] = [
  { what: 'a host and a subset that nobody defines', object: virtualService({ route: [{ destination: { host: 'nobody.shop.svc.cluster.local', subset: 'v9' } }] }), codes: ['IST0101'] },
  { what: 'TLS switched off for a strict destination', object: destinationRule({ tls: { mode: 'DISABLE' } }) },
  { what: 'an SPIFFE id as principal, which never matches', object: source({ principals: ['spiffe://cluster.local/ns/shop/sa/web'] }) },
  { what: 'a compound duration', object: virtualService({ timeout: '1m30s' }) },
  { what: 'labels of two injections', object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'example', labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' } } }, codes: ['IST0123'] },
];

export const SIDECAR_EXAMPLES = [...REFUSED, ...BY_WEBHOOK, ...ADMITTED];
