import { parseAllDocuments } from 'yaml';
import { RoutedRequest, Routing } from '../../../src/simulation/router';
import { failureAccrualOf } from '../../../src/targets/linkerd/evaluation/failure-accrual';
import { protocolOf } from '../../../src/targets/linkerd/evaluation/outbound-protocol';
import { OutboundRouter } from '../../../src/targets/linkerd/evaluation/outbound-router';

/** Each test is a row of what the controllers and proxies of Linkerd 2.20 were seen to do. */
const objectsOf = (...yaml: string[]): any[] => parseAllDocuments(yaml.join('\n---\n')).map(document => document.toJS());

const service = (name: string, { port = '{ port: 80, appProtocol: http }', annotations = '' } = {}) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop, annotations: { ${annotations} } }
spec: { selector: { app: ${name} }, ports: [${port}] }`;

interface RouteOptions {
  readonly namespace?: string;
  readonly annotations?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly version?: string;
  readonly more?: string;
  readonly match?: string;
}

const route = (backends: string, { namespace = 'shop', annotations = '', group = '""', kind = 'HTTPRoute', version = 'v1', more = '', match }: RouteOptions = {}) => `
apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: { name: cart, namespace: ${namespace}, annotations: { ${annotations} } }
spec:
  parentRefs: [{ group: ${group}, kind: Service, name: cart, namespace: shop, port: 80 }]
  rules: [{ ${kind === 'TCPRoute' ? '' : `matches: [${match ?? '{ path: { type: PathPrefix, value: / } }'}], `}backendRefs: [${backends}]${more} }]`;

const to = (name: string, weight?: number, more = ', namespace: shop') => `{ name: ${name}${more}, port: 80${weight === undefined ? '' : `, weight: ${weight}`} }`;

const SERVICES = ['cart', 'cart-v1', 'cart-v2'].map(name => service(name));
const routed = (yaml: string[], from = 'shop', more: Partial<RoutedRequest> = { method: 'GET', path: '/items' }): Routing =>
  new OutboundRouter().route(objectsOf(...yaml), { source: { namespace: from, labels: {}, meshed: true }, service: { name: 'cart', namespace: 'shop', port: 80 }, ...more });
const shares = ({ backends }: Routing) => Object.fromEntries(backends.map(({ service: name, namespace, share }) => [`${name}.${namespace}`, share]));
const both = [...SERVICES, route(`${to('cart-v1', 90)}, ${to('cart-v2', 10)}`)];

describe('ports and routes', () => {
  test.each([['grpc', 'opaque'], ['http2', 'opaque'], ['http', 'http1'], ['kubernetes.io/h2c', 'http2']])('appProtocol %s is %s', (appProtocol, protocol) => {
    expect(protocolOf({ metadata: {} }, { port: 80, appProtocol })).toBe(protocol);
  });
  test('a backend without namespace of a consumer route is one of the parent\'s namespace', () => {
    expect(shares(routed([...SERVICES, route(to('cart-v2', undefined, ''), { namespace: 'other' })], 'other'))).toEqual({ 'cart-v2.shop': 1 });
  });
  test('a consumer route is not applied to clients of another namespace', () => {
    expect(routed([...SERVICES, route(to('cart-v2'), { namespace: 'other' })], 'third')).toMatchObject({ bypassed: true, backends: [{ service: 'cart' }] });
  });
  test.each(['""', 'core'])('group %s of a parent is that of Services', group => {
    expect(shares(routed([...SERVICES, route(to('cart-v2'), { group })]))).toEqual({ 'cart-v2.shop': 1 });
  });
  test('a route without catch-all leaves 404 for the rest', () => {
    expect(routed([...SERVICES, route(to('cart-v2'), { match: '{ path: { type: PathPrefix, value: /other } }' })])).toMatchObject({ kind: 'refused', status: 404 });
  });
  test('a TCPRoute of version v1 is not read', () => {
    const opaque = [service('cart', { port: '{ port: 80, appProtocol: tcp }' }), service('cart-v2')];
    const connection = { method: undefined, path: undefined };
    expect(routed([...opaque, route(to('cart-v2'), { kind: 'TCPRoute' })], 'shop', connection).bypassed).toBe(true);
    expect(shares(routed([...opaque, route(to('cart-v2'), { kind: 'TCPRoute', version: 'v1alpha2' })], 'shop', connection))).toEqual({ 'cart-v2.shop': 1 });
  });
});

describe('weights', () => {
  test('90 and 10 are shares', () => expect(shares(routed(both))).toEqual({ 'cart-v1.shop': 0.9, 'cart-v2.shop': 0.1 }));
  test('100 and 0 send all to the first', () => {
    expect(shares(routed([...SERVICES, route(`${to('cart-v1', 100)}, ${to('cart-v2', 0)}`)]))).toEqual({ 'cart-v1.shop': 1 });
  });
  test('a lone backend with weight 0 gets everything', () => expect(shares(routed([...SERVICES, route(to('cart-v2', 0))]))).toEqual({ 'cart-v2.shop': 1 }));
  test('where all weights are 0 the proxy panics', () => {
    expect(routed([...SERVICES, route(`${to('cart-v1', 0)}, ${to('cart-v2', 0)}`)])).toMatchObject({ kind: 'refused', reason: expect.stringContaining('panic') });
  });
  test('a backend that is missing keeps its share, which gets 500', () => {
    const { backends } = routed([...SERVICES, route(`${to('cart-v1', 50)}, ${to('nobody', 50)}`)]);
    expect(backends).toMatchObject([{ service: 'cart-v1', share: 0.5 }, { service: 'nobody', share: 0.5, missing: true, status: 500 }]);
  });
});

describe('retries and timeouts', () => {
  const annotated = (annotations: string, more = '') => routed([...SERVICES, route(to('cart-v2'), { annotations, more })]);
  test('a limit alone repeats nothing', () => expect(annotated('retry.linkerd.io/limit: "3"').retries).toBeUndefined());
  test('conditions with a limit are as written', () => {
    const said = 'retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "3", retry.linkerd.io/timeout: 500ms, timeout.linkerd.io/request: 2s';
    expect(annotated(said)).toMatchObject({ retries: { limit: 3, statuses: ['500-599'], timeout: 500 }, timeout: { request: 2000 } });
  });
  test('an annotation with a compound duration takes the whole route away, and an old version of it stays', () => {
    const { bypassed, unconverted } = annotated('timeout.linkerd.io/request: 1m30s');
    expect([bypassed, unconverted]).toEqual([true, [expect.stringContaining('HTTPRoute shop/cart')]]);
  });
  test('a field with a compound duration is dropped, and the route kept', () => {
    const { bypassed, timeout, backends } = annotated('', ', timeouts: { request: 1m30s }');
    expect([bypassed, timeout, backends[0].service]).toEqual([undefined, undefined, 'cart-v2']);
  });
  test('the field of a request is read, that of a try is not', () => {
    expect(annotated('', ', timeouts: { request: 2s, backendRequest: 1s }').timeout).toEqual({ request: 2000 });
  });
  test('failure accrual is that of the Service that is called', () => {
    const said = 'balancer.linkerd.io/failure-accrual: consecutive, balancer.linkerd.io/failure-accrual-consecutive-max-failures: "3"';
    const [apex, version] = objectsOf(service('cart', { annotations: said }), service('cart-v1'));
    expect(failureAccrualOf(apex)).toEqual({ maxFailures: 3, minPenalty: 1000, maxPenalty: 60_000, jitterRatio: 0.5 });
    expect(failureAccrualOf(version)).toBeUndefined();
  });
});

describe('filters', () => {
  const filtered = (filter: string) => routed([...SERVICES, route(to('cart-v2'), { more: `, filters: [${filter}]` })]);
  test.each([
    ['RequestMirror', '{ type: RequestMirror, requestMirror: { backendRef: { name: cart-v1, port: 80 } } }'],
    ['URLRewrite', '{ type: URLRewrite, urlRewrite: { hostname: example.com } }'],
  ])('a route with %s is as if it were not there, and an old version of it stays', (type, filter) => {
    const { bypassed, unconverted, backends } = filtered(filter);
    expect([bypassed, unconverted, backends[0].service]).toEqual([true, [expect.stringContaining(type)], 'cart']);
  });
  test('ResponseHeaderModifier is applied to the response', () => {
    const { backends } = filtered('{ type: ResponseHeaderModifier, responseHeaderModifier: { add: [{ name: X-Version, value: v2 }] } }');
    expect(backends).toMatchObject([{ service: 'cart-v2', responseHeaders: [{ name: 'x-version', value: 'v2' }] }]);
  });
});
