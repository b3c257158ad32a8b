import { Feature } from '../../../../src';
import { mutantsIn, without } from '../../cases/mistakes';
import { Mutant } from '../../suite';

type Change = (object: any) => any;

const mistake = mutantsIn('linkerd');

/** Changes objects of some kinds, in a copy. */
function each(kinds: string[], change: Change): Mutant['change'] {
  return objects => objects.map(object => kinds.includes(object.kind) ? change(structuredClone(object)) : object);
}

const startsWith = (prefix: string) => ({ metadata }: any): boolean => metadata.name.startsWith(prefix);

const ROUTES = ['HTTPRoute', 'GRPCRoute'];

function backends(change: (refs: any[]) => void): Mutant['change'] {
  return each(ROUTES, route => {
    for (const { backendRefs = [] } of route.spec.rules) change(backendRefs);
    return route;
  });
}

function annotated(kinds: string[], key: string, change: (value: string) => string | undefined): Mutant['change'] {
  return each(kinds, object => {
    const annotations = object.spec?.template?.metadata?.annotations ?? object.metadata.annotations ?? {};
    if (annotations[key] === undefined) return object;
    const value = change(annotations[key]);
    if (value === undefined) delete annotations[key];
    else annotations[key] = value;
    return object;
  });
}

/** Mistakes in what Linkerd is told. */
export const MUTANTS: Mutant[] = [
  mistake('a Server is lost', Feature.AUTHORIZATION_BY_HTTP, without('Server', startsWith('cart-'))),
  mistake('an AuthorizationPolicy is lost', Feature.AUTHORIZATION_BY_IDENTITY, without('AuthorizationPolicy', startsWith('cart-'))),
  mistake('another service account is admitted', Feature.AUTHORIZATION_BY_IDENTITY, each(['MeshTLSAuthentication'], object => {
    for (const ref of object.spec.identityRefs) ref.name = 'bystander';
    return object;
  })),
  mistake('a Server takes no requests apart', Feature.AUTHORIZATION_BY_HTTP, each(['Server'], object => ({ ...object, spec: { ...object.spec, proxyProtocol: 'opaque' } }))),
  mistake('a Server selects no pod', Feature.AUTHORIZATION_BY_GRPC_METHOD, each(['Server'], object => (
    { ...object, spec: { ...object.spec, podSelector: { matchLabels: { app: 'none' } } } }))),
  mistake('the strict phase admits whoever is in the mesh', Feature.DEFAULT_DENY,
    annotated(['Namespace', 'Deployment'], 'config.linkerd.io/default-inbound-policy', () => 'all-authenticated')),
  mistake('what is probed is closed', Feature.PROBES, without('NetworkAuthentication', startsWith('cart'))),
  mistake('weights are swapped', Feature.TRAFFIC_SPLIT, backends(refs => {
    const weights = refs.map(({ weight }) => weight).reverse();
    refs.forEach((ref, i) => ref.weight = weights[i]);
  })),
  mistake('a backend has another port', Feature.VERSION_BY_REQUEST, backends(refs => refs.forEach(ref => ref.port = 8080))),
  mistake('a route has no catch-all', Feature.RETRIES, objects => objects.filter(({ kind, metadata }) => !(kind === 'HTTPRoute' && /-to-any-/.test(metadata.name)))),
  mistake('a timeout is ten times as long', Feature.TIMEOUTS, annotated(ROUTES, 'timeout.linkerd.io/request', value => value.replace(/^\d+/, amount => `${amount}0`))),
  mistake('retries have no condition', Feature.RETRIES, annotated(ROUTES, 'retry.linkerd.io/http', () => undefined)),
  mistake('failing endpoints stay', Feature.CIRCUIT_BREAKING, annotated(['Service'], 'balancer.linkerd.io/failure-accrual', () => undefined)),
  mistake('sessions leave their version', Feature.SESSION_AFFINITY, each(['HTTPRoute'], object => {
    for (const { matches = [] } of object.spec.rules) matches.forEach((match: any) => delete match.headers);
    return object;
  })),
];
