import { mutantsIn } from '../../cases/mistakes';
import { Mutant } from '../../suite';

const mutant = mutantsIn('istio-sidecar');

/** Mistakes that only requests show, each where few pods are enough to notice it. */
export const MUTANTS: Mutant[] = [
  mutant('a default of the mesh is broken by a DestinationRule of its own', 'default-circuit-breaking', objects => [...objects, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { host: 'cart.shop.svc.cluster.local', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 0 } } },
  }]),
  mutant('weights are swapped', 'tcp-traffic-split', objects => objects.map(object => {
    const routes = object.kind === 'VirtualService' ? [...object.spec.tcp ?? [], ...object.spec.http ?? []] : [];
    for (const { route } of routes) if (route.length === 2) [route[0].weight, route[1].weight] = [route[1].weight, route[0].weight];
    return object;
  })),
  mutant('Services of versions select both', 'tcp-traffic-split', objects => objects.map(object => {
    if (object.kind === 'Service' && /-v[12]$/.test(object.metadata.name)) object.spec.selector = { 'app.kubernetes.io/name': object.metadata.name.split('-')[0] };
    return object;
  })),
  mutant('a cookie is of the wrong version', 'session-affinity', objects => objects.map(object => {
    for (const { route } of object.kind === 'VirtualService' ? object.spec.http ?? [] : []) {
      if (route.length === 2) [route[0].headers, route[1].headers] = [route[1].headers, route[0].headers];
    }
    return object;
  })),
  mutant('a Service selects nobody', 'blue-green', objects =>
    objects.map(object => object.kind === 'Service' && object.metadata.name === 'pages'
      ? { ...object, spec: { ...object.spec, selector: { 'app.kubernetes.io/name': 'nobody' } } } : object)),
  mutant('a match on metadata is missing', 'version-by-metadata', objects => objects.map(object => {
    if (object.kind === 'VirtualService') object.spec.http = object.spec.http.filter(({ match = [] }: any) => !match.some(({ headers }: any) => headers?.['x-preview']));
    return object;
  })),
  mutant('an AuthorizationPolicy is dropped', 'authorization-by-http', objects =>
    objects.filter(({ kind, metadata }) => kind !== 'AuthorizationPolicy' || metadata.name !== 'frontend')),
  mutant('a PeerAuthentication is dropped', 'strict-mtls', objects => objects.filter(({ kind }) => kind !== 'PeerAuthentication')),
  mutant('a timeout is ten times as long', 'timeouts', objects => objects.map(object => {
    for (const rule of object.kind === 'VirtualService' ? object.spec.http ?? [] : []) if (rule.timeout) rule.timeout = `${parseFloat(rule.timeout) * 10}s`;
    return object;
  })),
];
