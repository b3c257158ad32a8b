import { Example, object } from './example';
import { BAD, GOOD, STRICTER } from '../../../imports/linkerd-samples';
import { linkerdCrds } from '../../cluster/crds';

const PARENT = { group: '', kind: 'Service', name: 'cart', port: 80 };
const route = (spec: any, metadata = {}) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [PARENT], ...spec }, metadata);
const grpc = (match: any) => object('gateway.networking.k8s.io/v1', 'GRPCRoute', { parentRefs: [PARENT], rules: [{ matches: [match] }] });

/** Which part of our samples are refused depends on whose CRDs are there: ours are stricter than Linkerd's own. */
const SAMPLES: Example[] = [
  ...BAD.map(([what, sample]) => ({ what, object: sample, api: /./ })),
  ...STRICTER.map(([what, sample]) => ({
    what, rule: `our CRDs of Linkerd refuse ${what}, and its own admit it`, object: sample, api: linkerdCrds().own ? undefined : /./,
  })),
  ...GOOD.map(([what, sample]) => ({ what: `no mistake: ${what}`, object: sample })),
];

const ROUTES: Example[] = [
  { what: 'a parent twice without ports', object: route({ parentRefs: [PARENT, PARENT] }), api: /sectionName must be unique/ },
  { what: 'a fraction of a duration', object: route({ rules: [{ timeouts: { request: '1.5s' } }] }), api: /should match/ },
  { what: 'a pattern of methods where names are wanted', object: grpc({ method: { type: 'Exact', service: 'shop/Cart' } }), api: /must only contain valid characters|match/ },
  { what: 'more than sixteen rules', object: route({ rules: Array(17).fill({ matches: [{ path: { value: '/' } }] }) }), api: /at most 16 items/ },
  { what: 'a lone backend of weight zero, which gets everything', object: route({ rules: [{ backendRefs: [{ name: 'cart', port: 80, weight: 0 }] }] }) },
  { what: 'a compound duration, which is dropped', object: route({ rules: [{ timeouts: { request: '1m30s' } }] }) },
  { what: 'a limit of retries without a condition', object: route({}, { annotations: { 'retry.linkerd.io/limit': '3' } }) },
];

export const LINKERD_EXAMPLES = [...SAMPLES, ...ROUTES];
