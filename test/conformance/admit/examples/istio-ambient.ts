import { Example, object } from './example';

const PARENT = { group: '', kind: 'Service', name: 'cart', port: 80 };
const route = (rule: any, kind = 'HTTPRoute') => object('gateway.networking.k8s.io/v1', kind, {
  parentRefs: [PARENT], rules: [{ backendRefs: [{ name: 'cart', port: 80 }], ...rule }],
});
const policy = (spec: any) => object('security.istio.io/v1', 'AuthorizationPolicy', spec);
const SERVICE = { group: '', kind: 'Service', name: 'cart' };

/** Refused by schemas and rules of CRDs. */
const REFUSED: Example[] = [
  { what: 'an unknown field', object: route({ timeout: '2s' }), api: /field not declared in schema/ },
  { what: 'a method in lower case', object: route({ matches: [{ method: 'get' }] }), api: /Unsupported value: "get"/ },
  { what: 'a weight beyond a million', object: route({ backendRefs: [{ name: 'cart', port: 80, weight: 1000001 }] }), api: /less than or equal to 1000000/ },
  { what: 'a negative weight', object: route({ backendRefs: [{ name: 'cart', port: 80, weight: -1 }] }), api: /greater than or equal to 0/ },
  { what: 'a port as a string', object: route({ backendRefs: [{ name: 'cart', port: '80' }] }), api: /expected numeric|must be of type integer/ },
  { what: 'a backend without port', object: route({ backendRefs: [{ name: 'cart' }] }), api: /Must have port for Service reference/ },
  { what: 'a fraction of a duration', object: route({ timeouts: { request: '1.5s' } }), api: /should match/ },
  { what: 'a try that may take longer than all', object: route({ timeouts: { request: '1s', backendRequest: '2s' } }), api: /backendRequest timeout cannot be longer than request timeout/ },
  { what: 'a gRPC match of nothing', object: route({ matches: [{ method: {} }] }, 'GRPCRoute'), api: /One or both of 'service' or 'method' must be specified/ },
  { what: 'a path that is none', object: route({ matches: [{ path: { type: 'PathPrefix', value: 'items' } }] }), api: /must start with '\/'|value must be an absolute path/ },
  { what: 'both a selector and targets', object: policy({ selector: { matchLabels: { app: 'cart' } }, targetRefs: [SERVICE] }), api: /only one of targetRefs or selector can be set/ },
  { what: 'a target that cannot have a policy', object: policy({ targetRefs: [{ group: 'apps', kind: 'Deployment', name: 'cart' }] }), webhook: /targetRef/ },
  { what: 'more than sixteen targets', object: policy({ targetRefs: Array(17).fill(SERVICE) }), api: /at most 16 items/ },
  { what: 'a waypoint whose listener has no protocol', object: object('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008 }] }), api: /protocol: Required value|missing required field/ },
];

/** Admitted by both, although wrong. */
const ADMITTED: Example[] = [
  { what: 'a target that does not exist', object: policy({ targetRefs: [{ ...SERVICE, name: 'nobody' }] }) },
  { what: 'a lone backend of weight zero', object: route({ backendRefs: [{ name: 'cart', port: 80, weight: 0 }] }) },
  { what: 'a compound duration', object: route({ timeouts: { request: '1m30s' } }) },
  { what: 'a policy for ztunnel with methods, which denies everybody', object: policy({ selector: { matchLabels: { 'app.kubernetes.io/name': 'cart' } }, rules: [{ to: [{ operation: { methods: ['GET'] } }] }] }) },
];

export const AMBIENT_EXAMPLES = [...REFUSED, ...ADMITTED];
