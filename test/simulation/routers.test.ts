import { parseAllDocuments } from 'yaml';
import { IRouter, RoutedRequest, Routing } from '../../src/simulation/router';
import { podShares, workloadShares, workloadsOf } from '../../src/simulation/service-pods';
import { HttpRouteRouter } from '../../src/targets/istio/evaluation/http-route-router';
import { VirtualServiceRouter } from '../../src/targets/istio/evaluation/virtual-service-router';
import { OutboundRouter } from '../../src/targets/linkerd/evaluation/outbound-router';

type Rules = string[];
const sidecar = new VirtualServiceRouter();
const waypoint = new HttpRouteRouter();
const linkerd = new OutboundRouter();

const objectsOf = (...yaml: string[]): any[] => parseAllDocuments(yaml.join('\n---\n')).map(document => document.toJS());
const service = (name: string, port = '{ port: 80, appProtocol: http }', more = '') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${more} }
spec: { selector: { app: ${name.replace('cart-', 'cart, version: ')} }, ports: [${port}] }`;
const deployment = (name: string, labels: string, replicas = 3) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { replicas: ${replicas}, template: { metadata: { labels: ${labels} } } }`;
const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }`;
const LABELLED = ', labels: { istio.io/use-waypoint: waypoint }';

const virtualService = (http: Rules, { name = 'cart', namespace = 'shop', host = 'cart.shop.svc.cluster.local', kind = 'http', more = '' } = {}) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: ${namespace} }
spec: { hosts: [${host}], ${more} ${kind}: [${http.join(', ')}] }`;
const to = (name: string, weight?: number, more = '') =>
  `{ destination: { host: ${name}.shop.svc.cluster.local }${weight === undefined ? '' : `, weight: ${weight}`}${more} }`;
const subset = (name: string) => `{ destination: { host: cart, subset: ${name} } }`;
const destinationRule = (namespace: string, name: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: ${namespace} }
spec: { host: cart.shop.svc.cluster.local, subsets: [{ name: ${name}, labels: { version: ${name} } }] }`;

interface RouteOptions {
  readonly kind?: string;
  readonly version?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations?: string;
  readonly port?: number | null;
  readonly group?: string;
  readonly created?: string;
}

const route = (rules: Rules, {
  kind = 'HTTPRoute', version = 'v1', name = 'cart', namespace = 'shop', annotations = '', port = 80, group = '""',
  created,
}: RouteOptions = {}) => `
apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace}, annotations: { ${annotations} }${created ? `, creationTimestamp: "${created}"` : ''} }
spec:
  parentRefs: [{ group: ${group}, kind: Service, name: cart, namespace: shop${port === null ? '' : `, port: ${port}`} }]
  rules: [${rules.join(', ')}]`;
const back = (name: string, weight?: number, more = '') => `{ name: ${name}, namespace: shop, port: 80${weight === undefined ? '' : `, weight: ${weight}`}${more} }`;
const rule = (match: string, ...backends: string[]) => `{ matches: [${match}], backendRefs: [${backends.join(', ')}] }`;
const prefix = (value: string, more = '') => `{ path: { type: PathPrefix, value: ${value} }${more} }`;
const exact = (value: string, more = '') => `{ path: { type: Exact, value: ${value} }${more} }`;

const WEB = { namespace: 'shop', labels: { app: 'web' }, meshed: true };
const GET = { method: 'GET', path: '/items' };
const asked = (more: Partial<RoutedRequest> = GET): RoutedRequest =>
  ({ source: WEB, service: { name: 'cart', namespace: 'shop', port: 80 }, ...more });
const sharesOf = ({ kind, status, reason, backends }: Routing): any => kind === 'refused' ? status ?? reason : Object.fromEntries(backends
  .map(({ service: name, subset: part, share, missing, status: answer }) => [`${name}${part ? `/${part}` : ''}${missing ? `!${answer ?? ''}` : ''}`, share]));
const routed = (router: IRouter, yaml: string[], request = asked()): any => sharesOf(router.route(objectsOf(...yaml), request));

const SERVICES = ['cart', 'cart-v1', 'cart-v2'].map(name => service(name));
const AMBIENT = [gateway, service('cart', undefined, LABELLED), service('cart-v1'), service('cart-v2')];
const header = (type: string, value: string) => `, headers: [{ type: ${type}, name: X-Preview, value: "${value}" }]`;

describe('every router', () => {
  const split = { sidecar: virtualService([`{ route: [${to('cart-v2')}] }`]), route: route([rule(prefix('/'), back('cart-v2'))]) };
  test.each([
    ['sidecar', sidecar, [...SERVICES, split.sidecar]],
    ['waypoint', waypoint, [...AMBIENT, split.route]],
    ['linkerd', linkerd, [...SERVICES, split.route]],
  ] as [string, IRouter, string[]][])('%s routes for meshed sources only, and refuses what is no port', (_, router, yaml) => {
    expect(routed(router, yaml)).toEqual({ 'cart-v2': 1 });
    const outside = router.route(objectsOf(...yaml), asked({ ...GET, source: { ...WEB, meshed: false } }));
    expect(outside).toEqual({ kind: 'routed', matching: 0, bypassed: true, mirrors: [], backends: [{ service: 'cart', namespace: 'shop', port: 80, share: 1 }] });
    expect(routed(router, yaml, asked({ ...GET, service: { name: 'cart', namespace: 'shop', port: 81 } }))).toBe('no such Service or port');
  });
});

describe('workloads of a Service', () => {
  const objects = objectsOf(service('cart'), service('cart-v2'), deployment('v1', '{ app: cart, version: v1 }'), deployment('v2', '{ app: cart, version: v2 }', 1),
    deployment('web', '{ app: web }'));
  const ready = ({ spec }: any) => spec.replicas;
  test('are those whose pods its selector selects', () => {
    expect(workloadsOf(objects, { name: 'cart', namespace: 'shop' })).toEqual([{ name: 'v1', replicas: 3 }, { name: 'v2', replicas: 1 }]);
    expect(workloadsOf(objects, { name: 'cart-v2', namespace: 'shop' })).toEqual([{ name: 'v2', replicas: 1 }]);
    expect(workloadsOf(objects, { name: 'cart', namespace: 'other' })).toEqual([]);
  });
  test('share by ready pods, within labels of a subset if there is one', () => {
    expect(podShares(objects, { name: 'cart', namespace: 'shop' }, ready)).toEqual({ v1: 0.75, v2: 0.25 });
    expect(podShares(objects, { name: 'cart', namespace: 'shop' }, ready, { version: 'v2' })).toEqual({ v2: 1 });
    expect(podShares(objects, { name: 'cart', namespace: 'shop' }, () => 0)).toEqual({});
  });
  test('get the shares of a routing, without what is missing', () => {
    const backends = [{ service: 'cart', namespace: 'shop', port: 80, share: 0.4 }, { service: 'cart-v2', namespace: 'shop', port: 80, share: 0.5 },
      { service: 'cart-v2', namespace: 'shop', port: 81, share: 0.1, missing: true }];
    const shares = workloadShares(objects, { kind: 'routed', matching: 1, mirrors: [], backends }, ready);
    expect(shares.v1).toBeCloseTo(0.3);
    expect(shares.v2).toBeCloseTo(0.6);
    expect(Object.keys(shares)).toHaveLength(2);
  });
});

describe('sidecar', () => {
  const [V1, V2] = [`route: [${to('cart-v1')}]`, `route: [${to('cart-v2')}]`];
  const first = (match: string) => [...SERVICES, virtualService([`{ match: [${match}], ${V2} }`, `{ ${V1} }`])];

  test.each([
    ['90/10', [to('cart-v1', 90), to('cart-v2', 10)], { 'cart-v1': 0.9, 'cart-v2': 0.1 }],
    ['weights that are not percents', [to('cart-v1', 3), to('cart-v2', 1)], { 'cart-v1': 0.75, 'cart-v2': 0.25 }],
    ['100/0', [to('cart-v1', 100), to('cart-v2', 0)], { 'cart-v1': 1 }],
    ['a lone destination whatever its weight', [to('cart-v1', 0)], { 'cart-v1': 1 }],
    ['nothing of several without weights', [to('cart-v1'), to('cart-v2')], 'rejected by validation: no destination has a weight'],
    ['a missing Service, which answers 503', [to('cart-v1', 90), to('cart-v3', 10)], { 'cart-v1': 0.9, 'cart-v3!503': 0.1 }],
    ['a missing port, which answers 503', ['{ destination: { host: cart-v1, port: { number: 81 } } }'], { 'cart-v1!503': 1 }],
    ['a short name, which is relative', ['{ destination: { host: cart-v1 } }'], { 'cart-v1': 1 }],
    ['a name with one dot, which is not', ['{ destination: { host: cart-v1.shop } }'], { 'cart-v1.shop!503': 1 }],
  ])('splits %s', (_, routes, expected) => {
    expect(routed(sidecar, [...SERVICES, virtualService([`{ route: [${routes.join(', ')}] }`])])).toEqual(expected);
  });

  test.each([
    ['uri: { exact: /items }', { path: '/items' }, { path: '/items/' }],
    ['uri: { prefix: /items }', { path: '/itemsof' }, { path: '/item' }],
    ['uri: { regex: "/items/[0-9]+" }', { path: '/items/12' }, { path: '/items/12/x' }],
    ['method: { exact: GET }', { method: 'GET' }, { method: 'POST' }],
    ['headers: { x-preview: { exact: v2 } }', { headers: { 'x-preview': 'v2' } }, { headers: { 'x-preview': 'v22' } }],
    ['headers: { X-Preview: { prefix: v2 } }', { headers: { 'x-preview': 'v22' } }, { headers: { 'x-preview': 'v' } }],
    ['headers: { cookie: { regex: "(.*; )?track=v2(;.*)?" } }', { headers: { cookie: 'a=b; track=v2; c=d' } }, { headers: { cookie: 'track=v22' } }],
    ['headers: { x-preview: {} }', { headers: { 'x-preview': '' } }, { headers: {} }],
    ['headers: { x-preview: { regex: "*" } }', { headers: { 'x-preview': 'any' } }, {}],
    ['headers: { x-preview: { regex: v2 } }', { headers: { 'x-preview': 'v2' } }, { headers: { 'x-preview': 'xv2' } }],
    ['withoutHeaders: { x-preview: { exact: v2 } }', {}, { headers: { 'x-preview': 'v2' } }],
    ['withoutHeaders: { x-preview: { regex: ".+" } }', { headers: {} }, { headers: { 'x-preview': 'v2' } }],
    ['headers: { a: { exact: b } }, withoutHeaders: { x-preview: { regex: ".*" } }', { headers: { 'a': 'b', 'x-preview': '\n' } }, { headers: { a: 'b' } }],
    ['withoutHeaders: { x-preview: {} }', {}, { headers: { 'x-preview': 'v2' } }],
    ['sourceLabels: { app: web }', {}, { source: { ...WEB, labels: { app: 'mobile' } } }],
    ['sourceNamespace: shop', {}, { source: { ...WEB, namespace: 'other' } }],
    ['port: 80, method: { exact: GET }, uri: { exact: /items }', {}, { method: 'POST' }],
    ['method: { exact: POST } }, { uri: { exact: /items }', {}, { path: '/other' }],
  ] as [string, Partial<RoutedRequest>, Partial<RoutedRequest>][])('matches by { %s }', (match, hit, miss) => {
    expect(routed(sidecar, first(`{ ${match} }`), asked({ ...GET, ...hit }))).toEqual({ 'cart-v2': 1 });
    expect(routed(sidecar, first(`{ ${match} }`), asked({ ...GET, ...miss }))).toEqual({ 'cart-v1': 1 });
  });

  test('asks for no source in a match that names gateways', () => {
    expect(routed(sidecar, first('{ gateways: [mesh], sourceLabels: { app: mobile } }'))).toEqual({ 'cart-v2': 1 });
    expect(routed(sidecar, first('{ gateways: [edge] }'))).toEqual({ 'cart-v1': 1 });
  });
  test('takes the first rule that matches, whatever is more specific', () => {
    const routing = sidecar.route(objectsOf(...SERVICES, virtualService([`{ match: [{ uri: { prefix: / } }], ${V1} }`, `{ match: [{ uri: { exact: /items } }], ${V2} }`])), asked());
    expect(sharesOf(routing)).toEqual({ 'cart-v1': 1 });
    expect(routing).toMatchObject({ rule: { object: 'VirtualService shop/cart', index: 0 }, matching: 1 });
  });
  test('answers 404 if rules are for the client and the port but none matches', () => {
    expect(routed(sidecar, [...SERVICES, virtualService([`{ match: [{ uri: { exact: /other } }], ${V2} }`])])).toBe(404);
  });
  test.each(['port: 81', 'sourceNamespace: other', 'sourceLabels: { app: mobile }'])('is as without VirtualService if all rules have { %s }', match => {
    const routing = sidecar.route(objectsOf(...SERVICES, virtualService([`{ match: [{ ${match} }], ${V2} }`])), asked());
    expect(routing).toMatchObject({ bypassed: true, backends: [{ service: 'cart', share: 1 }], retries: { attempts: 2 } });
  });
  test.each([
    ['another host', { host: 'other' }], ['a short name in another namespace', { host: 'cart', namespace: 'other' }],
    ['gateways only', { more: 'gateways: [edge],' }], ['another namespace only', { more: 'exportTo: [other],' }],
    ['its own namespace only', { namespace: 'other', more: 'exportTo: ["."],' }],
  ])('ignores a VirtualService of %s', (_, options) => {
    expect(routed(sidecar, [...SERVICES, virtualService([`{ ${V2} }`], options)])).toEqual({ cart: 1 });
  });
  test.each([['a short name', { host: 'cart' }], ['mesh among its gateways', { more: 'gateways: [edge, mesh],' }], ['another namespace', { namespace: 'other' }]])(
    'takes a VirtualService of %s', (_, options) => expect(routed(sidecar, [...SERVICES, virtualService([`{ ${V2} }`], options)])).toEqual({ 'cart-v2': 1 }));
  test('says that it is ambiguous to have two VirtualServices for a host', () => {
    const second = virtualService([`{ ${V1} }`], { name: 'second' });
    expect(routed(sidecar, [...SERVICES, virtualService([`{ ${V2} }`]), second])).toMatch(/^ambiguous: .*shop\/cart, .*shop\/second/);
  });

  describe('subsets', () => {
    const yaml = [...SERVICES, virtualService([`{ route: [${subset('v2')}] }`])];
    test('are parts of a DestinationRule, with the labels of their pods', () => {
      const { backends } = sidecar.route(objectsOf(...yaml, destinationRule('shop', 'v2')), asked());
      expect(backends).toEqual([{ service: 'cart', namespace: 'shop', port: 80, subset: 'v2', podLabels: { version: 'v2' }, share: 1 }]);
    });
    test.each([['no DestinationRule', []], ['one of other subsets', [destinationRule('shop', 'v1')]], ['one that the client does not see', [destinationRule('other', 'v2')]]])('are missing with %s', (_, rules) => expect(routed(sidecar, [...yaml, ...rules])).toEqual({ 'cart/v2!503': 1 }));
    test('come from the first namespace that has a DestinationRule: client, Service, root', () => {
      const rules = [destinationRule('shop', 'v2'), destinationRule('other', 'v1')];
      expect(routed(sidecar, [...yaml, ...rules])).toEqual({ 'cart/v2': 1 });
      expect(routed(sidecar, [...yaml, ...rules], asked({ ...GET, source: { ...WEB, namespace: 'other' } }))).toEqual({ 'cart/v2!503': 1 });
      expect(routed(sidecar, [...yaml, destinationRule('istio-system', 'v2')])).toEqual({ 'cart/v2': 1 });
    });
  });

  test.each([
    ['retries: { attempts: 3, retryOn: "5xx,503", perTryTimeout: 500ms, backoff: 25ms }, timeout: 1m30s',
      { timeout: { request: 90_000 }, retries: { attempts: 3, retryOn: ['5xx', 'retriable-status-codes'], statusCodes: [503], perTryTimeout: 500, backoff: 25, otherHosts: true } }],
    ['retries: { attempts: 0 }, timeout: 0s', {}],
    ['headers: {}', { retries: { attempts: 2, retryOn: ['cancelled', 'connect-failure', 'refused-stream', 'retriable-status-codes', 'unavailable'], statusCodes: [], otherHosts: true } }],
  ])('reads { %s }', (fields, expected) => {
    const { timeout, retries } = sidecar.route(objectsOf(...SERVICES, virtualService([`{ ${V1}, ${fields} }`])), asked());
    expect({ timeout, retries }).toEqual(expected);
  });
  test('takes the default retries of the mesh', () => {
    const router = new VirtualServiceRouter({ defaultRetries: { attempts: 1, retryOn: '503' } });
    expect(router.route(objectsOf(...SERVICES), asked()).retries).toMatchObject({ attempts: 1, statusCodes: [503] });
  });
  test.each([
    ['mirror: { host: cart-v2 }', [{ service: 'cart-v2', namespace: 'shop', percent: 100 }]],
    ['mirror: { host: cart-v2 }, mirrorPercentage: { value: 12.5 }', [{ service: 'cart-v2', namespace: 'shop', percent: 12.5 }]],
    ['mirror: { host: cart-v2 }, mirrorPercentage: { value: 0 }', []],
    ['mirrors: [{ destination: { host: cart-v2 }, percentage: { value: 5 } }, { destination: { host: gone } }]',
      [{ service: 'cart-v2', namespace: 'shop', percent: 5 }, { service: 'gone', namespace: 'shop', percent: 100, missing: true }]],
  ])('mirrors by { %s }', (fields, expected) => {
    expect(sidecar.route(objectsOf(...SERVICES, virtualService([`{ ${V1}, ${fields} }`])), asked()).mirrors).toEqual(expected);
  });
  test('puts headers of the rule and of the destination on responses', () => {
    const own = to('cart-v2', 50, ', headers: { response: { add: { Set-Cookie: track=v2 }, set: { a: own } } }');
    const yaml = (...routes: string[]) => objectsOf(...SERVICES, virtualService([`{ route: [${routes.join(', ')}], headers: { response: { set: { a: b } } } }`]));
    expect(sidecar.route(yaml(to('cart-v1', 50), own), asked()).backends.map(({ responseHeaders }) => responseHeaders)).toEqual([
      [{ name: 'a', value: 'b' }], [{ name: 'a', value: 'b' }, { name: 'set-cookie', value: 'track=v2' }],
    ]);
    expect(sidecar.route(yaml(own), asked()).backends[0].responseHeaders).toEqual([{ name: 'a', value: 'own' }, { name: 'set-cookie', value: 'track=v2' }]);
  });

  describe('connections', () => {
    const TCP = ['cart', 'cart-v1', 'cart-v2'].map(name => service(name, '{ port: 80, appProtocol: tcp }'));
    const tcp = (rules: string[], ports = TCP) => [...ports, virtualService(rules, { kind: 'tcp' })];
    test('take the first tcp rule of their port, or go to the Service', () => {
      const weighted = `route: [${to('cart-v1', 1)}, ${to('cart-v2', 3)}]`;
      expect(routed(sidecar, tcp([`{ match: [{ port: 80 }], ${weighted} }`]), asked({}))).toEqual({ 'cart-v1': 0.25, 'cart-v2': 0.75 });
      expect(routed(sidecar, tcp([`{ match: [{ port: 81 }], ${weighted} }`]), asked({}))).toEqual({ cart: 1 });
      expect(routed(sidecar, tcp([`{ route: [${to('cart-v3')}] }`]), asked({}))).toEqual({ 'cart-v3!': 1 });
    });
    test('to a TCP port have no http rules, even if they carry HTTP', () => expect(routed(sidecar, [...TCP, virtualService([`{ ${V2} }`])])).toEqual({ cart: 1 }));
    test('to an HTTP port must carry HTTP', () => expect(routed(sidecar, SERVICES, asked({}))).toBe(400));
    test('to an HTTP port have no tcp rules', () => expect(routed(sidecar, tcp([`{ ${V2} }`], SERVICES))).toEqual({ cart: 1 }));
    test.each([['{ port: 80, name: grpc-web }', 404], ['{ port: 80, name: tcp-items }', { cart: 1 }], ['{ port: 80, appProtocol: kubernetes.io/h2c }', 404],
      ['{ port: 80, name: items }', 404], ['{ port: 80, name: http-items, appProtocol: tcp }', { cart: 1 }], ['{ port: 80, appProtocol: https }', { cart: 1 }]])('are told by the port %s', (port, expected) => {
      expect(routed(sidecar, [service('cart', port), virtualService([`{ match: [{ uri: { exact: /other } }], ${V2} }`])])).toEqual(expected);
    });
  });

  test.each(['redirect: { uri: / }', 'fault: {}', 'delegate: {}', 'rewrite: {}'])('does not guess what { %s } comes to', field => {
    expect(() => routed(sidecar, [...SERVICES, virtualService([`{ ${V1}, ${field} }`])])).toThrow(/does not know/);
  });
  test('does not guess what a match by authority, or a route of the Gateway API, comes to', () => {
    expect(() => routed(sidecar, first('{ authority: { exact: cart } }'))).toThrow(/does not know authority/);
    expect(() => routed(sidecar, [...SERVICES, route([rule(prefix('/'), back('cart-v1'))])])).toThrow(/does not know routes/);
  });
});

describe('waypoint', () => {
  const at = (...routes: string[]) => [...AMBIENT, ...routes];
  const two = (first: string, second: string) => at(route([rule(first, back('cart-v1')), rule(second, back('cart-v2'))]));

  test.each([
    ['90/10', [back('cart-v1', 90), back('cart-v2', 10)], { 'cart-v1': 0.9, 'cart-v2': 0.1 }],
    ['alike by default', [back('cart-v1'), back('cart-v2')], { 'cart-v1': 0.5, 'cart-v2': 0.5 }],
    ['100/0', [back('cart-v1', 100), back('cart-v2', 0)], { 'cart-v1': 1 }],
    ['500 for a lone zero', [back('cart-v1', 0)], 500],
    ['500 for all zero', [back('cart-v1', 0), back('cart-v2', 0)], 500],
    ['500 for no backend', [], 500],
    ['500 for the share of a missing Service', [back('cart-v1', 9), back('cart-v3', 1)], { 'cart-v1': 0.9, 'cart-v3!500': 0.1 }],
    ['500 for the share of a missing port', [back('cart-v1', 9), '{ name: cart-v2, port: 81 }'], { 'cart-v1': 0.9, 'cart-v2!500': 0.1 }],
    ['all for a lone share though others of it are missing', [back('cart-v1', 9), back('cart-v3', 0)], { 'cart-v1': 1 }],
  ])('splits %s', (_, backends, expected) => {
    expect(routed(waypoint, at(route([rule(prefix('/'), ...backends)])))).toEqual(expected);
  });

  test.each([
    ['an exact path before a prefix', exact('/items'), prefix('/items')],
    ['a prefix before an expression', prefix('/'), '{ path: { type: RegularExpression, value: "/items" } }'],
    ['a longer prefix', prefix('/items'), prefix('/', header('Exact', 'v2'))],
    ['a method before headers', prefix('/', ', method: GET'), prefix('/', header('Exact', 'v2'))],
    ['more headers', prefix('/', header('RegularExpression', 'v.')), prefix('/')],
  ])('prefers %s, in any order', (_, better, worse) => {
    const request = asked({ ...GET, headers: { 'x-preview': 'v2' } });
    expect(routed(waypoint, two(better, worse), request)).toEqual({ 'cart-v1': 1 });
    expect(routed(waypoint, two(worse, better), request)).toEqual({ 'cart-v2': 1 });
    expect(waypoint.route(objectsOf(...two(worse, better)), request).matching).toBe(1);
  });
  test.each([
    [exact('/items'), '/items', '/items/'], [prefix('/items'), '/items/1', '/itemsof'], [prefix('/items/'), '/items', '/item'],
    ['{ path: { type: RegularExpression, value: "/items/[0-9]+" } }', '/items/1', '/items/1/2'], ['{ method: GET }', '/any', undefined],
    ['{ queryParams: [{ name: a, value: b }] }', undefined, '/items'],
    [prefix('/', header('RegularExpression', 'v[0-9]')), undefined, '/items'],
  ])('matches by %s', (match, hit, miss) => {
    const yaml = at(route([rule(match, back('cart-v1'))]));
    if (hit) expect(routed(waypoint, yaml, asked({ method: 'GET', path: hit }))).toEqual({ 'cart-v1': 1 });
    if (miss) expect(routed(waypoint, yaml, asked({ method: 'GET', path: miss, headers: { 'x-preview': 'v22' } }))).toBe(404);
  });

  test('ranks rules of several routes together, and lets age decide of equal ones', () => {
    const [young, old] = [route([rule(prefix('/items'), back('cart-v1'))], { name: 'a', created: '2026-02-01T00:00:00Z' }),
      route([rule(prefix('/items'), back('cart-v2')), rule(exact('/items'), back('cart'))], { name: 'b', created: '2026-01-01T00:00:00Z' })];
    expect(routed(waypoint, at(young, old))).toEqual({ cart: 1 });
    const tied = waypoint.route(objectsOf(...at(young, old)), asked({ method: 'GET', path: '/items/1' }));
    expect(tied).toMatchObject({ matching: 2, rule: { object: 'HTTPRoute shop/b', index: 0 } });
  });
  test('counts a rule once, even if it matches twice', () => {
    expect(waypoint.route(objectsOf(...two(`${prefix('/items')}, ${prefix('/items', ', method: GET')}, ${exact('/items')}, ${exact('/items')}`, prefix('/'))), asked()).matching).toBe(1);
  });
  test('does not tell a prefix from one with a slash behind it', () => {
    expect(waypoint.route(objectsOf(...two(prefix('/items'), prefix('/items/'))), asked()).matching).toBe(2);
  });
  test('does not rank routes that say a port with those that say none: age decides', () => {
    const [all, one] = [route([rule(prefix('/'), back('cart-v1'))], { name: 'all', port: null, created: '2026-01-01T00:00:00Z' }),
      route([rule(exact('/items'), back('cart-v2'))], { name: 'one', created: '2026-02-01T00:00:00Z' })];
    expect(waypoint.route(objectsOf(...at(all, one)), asked())).toMatchObject({ matching: 2, backends: [{ service: 'cart-v1' }] });
  });
  test.each([
    ['the Service says it', AMBIENT, { 'cart-v1': 1 }],
    ['its namespace says it', [gateway, ...SERVICES, `{ apiVersion: v1, kind: Namespace, metadata: { name: shop${LABELLED} } }`], { 'cart-v1': 1 }],
    ['nobody says it', [gateway, ...SERVICES], { cart: 1 }],
    ['the Service says none', [gateway, service('cart', undefined, ', labels: { istio.io/use-waypoint: none }'), SERVICES[1],
      `{ apiVersion: v1, kind: Namespace, metadata: { name: shop${LABELLED} } }`], { cart: 1 }],
    ['the Service says none, though a Gateway is called so', [gateway.replace('name: waypoint', 'name: none'),
      service('cart', undefined, ', labels: { istio.io/use-waypoint: none }'), SERVICES[1]], { cart: 1 }],
    ['there is no Gateway', AMBIENT.slice(1), { cart: 1 }],
    ['the Gateway is for workloads', [gateway.replace('namespace: shop', 'namespace: shop, labels: { istio.io/waypoint-for: workload }'), ...AMBIENT.slice(1)], { cart: 1 }],
  ])('is passed if %s', (_, yaml, expected) => {
    expect(routed(waypoint, [...yaml, route([rule(prefix('/'), back('cart-v1'))])])).toEqual(expected);
  });
  test.each([['group core', { group: 'core' }], ['another port', { port: 81 }], ['a consumer', { namespace: 'other' }]])('ignores a route of %s', (_, options) => {
    const routing = waypoint.route(objectsOf(...at(route([rule(prefix('/'), back('cart-v1'))], options))), asked({ ...GET, source: { ...WEB, namespace: 'other' } }));
    expect(routing).toMatchObject({ bypassed: true, retries: { attempts: 2 } });
  });

  test.each([
    ['timeouts: { request: 1m30s }', { request: 90_000 }, 2, undefined],
    ['timeouts: { request: 2s, backendRequest: 1s }', { request: 1000 }, 2, undefined],
    ['timeouts: { request: 2s, backendRequest: 1s }, retry: { attempts: 3, codes: [503] }', { request: 2000 }, 3, 1000],
    ['timeouts: { request: 0s }', undefined, 2, undefined],
  ])('reads { %s }', (fields, timeout, attempts, perTryTimeout) => {
    const routing = waypoint.route(objectsOf(...at(route([`{ backendRefs: [${back('cart-v1')}], ${fields} }`]))), asked());
    expect(routing.timeout).toEqual(timeout);
    expect([routing.retries.attempts, routing.retries.perTryTimeout]).toEqual([attempts, perTryTimeout]);
  });
  test('retries connections and the codes that a rule says', () => {
    const retries = (retry: string) => waypoint.route(objectsOf(...at(route([`{ backendRefs: [${back('cart-v1')}], retry: ${retry} }`]))), asked()).retries;
    expect(retries('{ codes: [503, 500], backoff: 25ms }')).toEqual({
      attempts: 2,
      statusCodes: [500, 503],
      backoff: 25,
      otherHosts: true,
      retryOn: ['cancelled', 'connect-failure', 'refused-stream', 'retriable-status-codes', 'unavailable'],
    });
    expect(retries('{ attempts: 0, codes: [503] }')).toBeUndefined();
  });
  test('mirrors, and leaves mirrors out whose Service does not exist', () => {
    const mirror = (name: string, more = '') => `{ type: RequestMirror, requestMirror: { backendRef: { name: ${name}, port: 80 }${more} } }`;
    const filters = [mirror('cart-v2', ', percent: 5'), mirror('cart-v2', ', fraction: { numerator: 1, denominator: 8 }'), mirror('cart-v2'), mirror('gone')];
    const { mirrors } = waypoint.route(objectsOf(...at(route([`{ backendRefs: [${back('cart-v1')}], filters: [${filters.join(', ')}] }`]))), asked());
    expect(mirrors.map(({ percent }) => percent)).toEqual([5, 12.5, 100]);
  });
  test('puts headers of the rule and of a backend on responses', () => {
    const modifier = (value: string) => `filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { add: [{ name: Set-Cookie, value: ${value} }] } }]`;
    const yaml = at(route([`{ ${modifier('a=b')}, backendRefs: [${back('cart-v1')}, ${back('cart-v2', 1, `, ${modifier('track=v2')}`)}] }`]));
    expect(waypoint.route(objectsOf(...yaml), asked()).backends.map(({ responseHeaders }) => responseHeaders!.map(({ value }) => value))).toEqual([['a=b'], ['track=v2', 'a=b']]);
  });
  test('has none of the rules of a route that it cannot convert', () => {
    const yaml = at(route([rule(prefix('/items'), back('cart-v1')), `{ filters: [{ type: ExtensionRef }], backendRefs: [${back('cart-v2')}] }`]));
    expect(waypoint.route(objectsOf(...yaml), asked())).toMatchObject({ bypassed: true, unconverted: ['HTTPRoute shop/cart: filter ExtensionRef'] });
  });

  describe('gRPC', () => {
    const call = asked({ method: 'POST', path: '/shop.Cart/Add' });
    const grpc = (...matches: string[]) => at(route(matches.map((match, i) => rule(match, back(`cart-v${i + 1}`))), { kind: 'GRPCRoute' }));
    test.each([
      ['a method of a service', '{ method: { service: shop.Cart, method: Add } }', '{ method: { service: shop.Cart } }'],
      ['a service before a method', '{ method: { service: shop.Cart } }', '{ method: { method: Add } }'],
      ['a method before none', '{ method: { method: Add } }', '{ headers: [] }'],
    ])('prefers %s', (_, better, worse) => {
      expect(routed(waypoint, grpc(better, worse), call)).toEqual({ 'cart-v1': 1 });
      expect(routed(waypoint, grpc(worse, better), call)).toEqual({ 'cart-v2': 1 });
    });
    test('is ranked together with HTTP', () => {
      expect(routed(waypoint, [...grpc('{ method: { service: shop.Cart } }'), route([rule(prefix('/'), back('cart-v2'))])], call)).toEqual({ 'cart-v1': 1 });
      expect(routed(waypoint, grpc('{ method: { service: shop.Other } }'), call)).toBe(404);
    });
  });
  test('splits connections by TCPRoute, on ports without HTTP only', () => {
    const tcp = route([`{ backendRefs: [${back('cart-v1', 1)}, ${back('cart-v2', 3)}] }`], { kind: 'TCPRoute', version: 'v1alpha2' });
    const opaque = [gateway, service('cart', '{ port: 80, appProtocol: tcp }', LABELLED), SERVICES[1], SERVICES[2]];
    expect(routed(waypoint, [...opaque, tcp], asked({}))).toEqual({ 'cart-v1': 0.25, 'cart-v2': 0.75 });
    expect(routed(waypoint, at(tcp))).toEqual({ cart: 1 });
    expect(routed(waypoint, [...opaque, route([rule(prefix('/'), back('cart-v1'))])])).toEqual({ cart: 1 });
  });
  test('does not guess what a VirtualService, a redirect or persistence comes to', () => {
    expect(() => routed(waypoint, at(virtualService([`{ route: [${to('cart-v1')}] }`])))).toThrow(/VirtualService/);
    expect(() => routed(waypoint, at(route(['{ filters: [{ type: RequestRedirect }], backendRefs: [] }'])))).toThrow(/does not know RequestRedirect/);
    expect(() => routed(waypoint, at(route(['{ sessionPersistence: {}, backendRefs: [] }'])))).toThrow(/does not know sessionPersistence/);
  });
});

describe('linkerd', () => {
  const at = (...routes: string[]) => [...SERVICES, ...routes];
  const two = (first: string, second: string) => at(route([rule(first, back('cart-v1')), rule(second, back('cart-v2'))]));
  const plain = (annotations: string, fields = '') => at(route([`{ backendRefs: [${back('cart-v1')}]${fields} }`], { annotations }));

  test.each([
    ['90/10', [back('cart-v1', 90), back('cart-v2', 10)], { 'cart-v1': 0.9, 'cart-v2': 0.1 }],
    ['100/0', [back('cart-v1', 100), back('cart-v2', 0)], { 'cart-v1': 1 }],
    ['all to a lone zero', [back('cart-v1', 0)], { 'cart-v1': 1 }],
    ['nothing if all are zero', [back('cart-v1', 0), back('cart-v2', 0)], 'panic: no backend has a weight'],
    ['to the Service itself without backends', [], { cart: 1 }],
    ['500 for the share of a missing Service', [back('cart-v1', 1), back('cart-v3', 1)], { 'cart-v1': 0.5, 'cart-v3!500': 0.5 }],
    ['504 for the share of a missing port', [back('cart-v1', 1), '{ name: cart-v2, port: 81 }'], { 'cart-v1': 0.5, 'cart-v2!504': 0.5 }],
    ['500 for the share of a backend with a filter that it does not know', [back('cart-v1', 1), back('cart-v2', 1, ', filters: [{ type: RequestMirror }]')],
      { 'cart-v1': 0.5, 'cart-v2!500': 0.5 }],
  ])('splits %s', (_, backends, expected) => {
    expect(routed(linkerd, at(route([rule(prefix('/'), ...backends)])))).toEqual(expected);
  });
  test('stops at a rule without weights, whichever rule matches', () => {
    const yaml = at(route([rule(prefix('/other'), back('cart-v1', 0), back('cart-v2', 0)), rule(prefix('/'), back('cart-v1'))]));
    expect(linkerd.route(objectsOf(...yaml), asked())).toMatchObject({ kind: 'refused', reason: 'panic: no backend has a weight' });
  });

  test.each([
    ['a longer path, exact or not', prefix('/items/1'), exact('/items')],
    ['headers before a method', prefix('/', header('Exact', 'v2')), prefix('/', ', method: GET')],
    ['a method before none', prefix('/', ', method: GET'), prefix('/')],
    ['a longer path before headers', prefix('/items'), prefix('/', header('RegularExpression', 'v.'))],
    ['an expression by the length of the path', '{ path: { type: RegularExpression, value: ".*" } }', prefix('/items')],
  ])('prefers %s, in any order', (_, better, worse) => {
    const request = asked({ method: 'GET', path: '/items/1', headers: { 'x-preview': 'v2' } });
    expect(routed(linkerd, two(better, worse), request)).toEqual({ 'cart-v1': 1 });
    expect(routed(linkerd, two(worse, better), request)).toEqual({ 'cart-v2': 1 });
  });
  test('does not tell an exact path from a prefix', () => {
    expect(linkerd.route(objectsOf(...two(prefix('/items'), exact('/items'))), asked())).toMatchObject({ matching: 2, rule: { index: 0 } });
    expect(routed(linkerd, two(exact('/items'), prefix('/items')))).toEqual({ 'cart-v1': 1 });
  });
  test.each([
    [exact('/items'), '/items', '/items/'], [prefix('/items/'), '/items', '/itemsof'], [prefix('/items'), '/items/1', '/item'],
    ['{ path: { type: RegularExpression, value: "/items/[0-9]+" } }', '/items/1', '/items/1/2'],
    ['{ path: { type: RegularExpression, value: "/a|/ab" } }', '/a', '/ab'],
    [prefix('/', header('RegularExpression', 'v[0-9]')), undefined, '/items'],
  ])('matches by %s', (match, hit, miss) => {
    const yaml = at(route([rule(match, back('cart-v1'))]));
    if (hit) expect(routed(linkerd, yaml, asked({ method: 'GET', path: hit }))).toEqual({ 'cart-v1': 1 });
    expect(routed(linkerd, yaml, asked({ method: 'GET', path: miss, headers: { 'x-preview': 'v22' } }))).toBe(404);
  });
  test('answers 404 without a rule that matches, and is the Service without any route', () => {
    expect(routed(linkerd, at(route([rule(prefix('/other'), back('cart-v1'))])))).toBe(404);
    expect(linkerd.route(objectsOf(...SERVICES), asked())).toMatchObject({ bypassed: true, backends: [{ service: 'cart' }] });
  });

  test.each([
    ['of both groups', { group: 'core' }, { 'cart-v1': 1 }], ['for all ports', { port: null }, { 'cart-v1': 1 }], ['for another port', { port: 81 }, { cart: 1 }],
    ['of another namespace than the client\'s', { namespace: 'other' }, { cart: 1 }],
  ])('takes routes %s', (_, options, expected) => {
    expect(routed(linkerd, at(route([rule(prefix('/'), back('cart-v1'))], options)))).toEqual(expected);
  });
  test('ranks routes of the client\'s namespace together with those of the Service\'s', () => {
    const yaml = at(route([rule(exact('/items'), back('cart-v1'))]), route([rule(prefix('/'), '{ name: cart-v2, port: 80 }')], { namespace: 'other' }));
    const from = (path: string) => routed(linkerd, yaml, asked({ method: 'GET', path, source: { ...WEB, namespace: 'other' } }));
    expect([from('/items'), from('/x')]).toEqual([{ 'cart-v1': 1 }, { 'cart-v2': 1 }]);
  });

  describe('protocols', () => {
    const http = route([rule(prefix('/'), back('cart-v1'))]);
    const grpc = (port: number | null = null) => route([rule('{ method: { service: shop.Cart } }', back('cart-v2'))], { kind: 'GRPCRoute', name: 'grpc', port });
    const tcp = (version: string) => route([`{ backendRefs: [${back('cart-v2')}] }`], { kind: 'TCPRoute', version, name: 'tcp', port: null });
    const call = asked({ method: 'POST', path: '/shop.Cart/Add' });
    const h2c = '{ port: 80, appProtocol: kubernetes.io/h2c }';
    const on = (port: string, ...routes: string[]) => [service('cart', port), SERVICES[1], SERVICES[2], ...routes];
    test.each([
      ['http has HTTP routes', on('{ port: 80, appProtocol: http }', http, grpc()), call, { 'cart-v1': 1 }],
      ['h2c has gRPC routes, if there are any', on(h2c, http, grpc()), call, { 'cart-v2': 1 }],
      ['h2c has HTTP routes else', on(h2c, http), call, { 'cart-v1': 1 }],
      ['a port that says nothing has gRPC routes before HTTP routes', on('{ port: 80 }', http, grpc()), call, { 'cart-v2': 1 }],
      ['a gRPC route takes its parent from HTTP routes', on('{ port: 80, appProtocol: http }', http, grpc(80)), call, { cart: 1 }],
      ['gRPC must be posted', on(h2c, grpc()), asked({ ...call, method: 'GET' }), 404],
      ['grpc is opaque', on('{ port: 80, appProtocol: grpc }', http, grpc()), call, { cart: 1 }],
      ['opaque ports have TCP routes', on('{ port: 80, appProtocol: linkerd.io/opaque }', tcp('v1alpha2')), asked({}), { 'cart-v2': 1 }],
      ['TCP routes of the new version are not read', on('{ port: 80, appProtocol: tcp }', tcp('v1')), asked({}), { cart: 1 }],
      ['HTTP routes go before TCP routes', on('{ port: 80 }', http, tcp('v1alpha2')), asked(), { 'cart-v1': 1 }],
      ['TCP routes are for ports that say nothing, too', on('{ port: 80 }', tcp('v1alpha2')), asked(), { 'cart-v2': 1 }],
      ['HTTP routes leave other connections alone', on('{ port: 80 }', http), asked({}), { cart: 1 }],
      ['http ports must carry HTTP', on('{ port: 80, appProtocol: http }', http), asked({}), 'the port speaks HTTP'],
    ] as [string, string[], RoutedRequest, any][])('%s', (_, yaml, request, expected) => expect(routed(linkerd, yaml, request)).toEqual(expected));

    const annotated = (ports: string, port: string) => [service('cart', port, `, annotations: { config.linkerd.io/opaque-ports: "${ports}" }`), SERVICES[1], SERVICES[2]];
    test.each([
      ['the port', '80', '{ port: 80 }', { cart: 1 }], ['a range', '70-90', '{ port: 80 }', { cart: 1 }], ['others', '81', '{ port: 80 }', { 'cart-v1': 1 }],
      ['the port, whatever appProtocol says', '80', '{ port: 80, appProtocol: http }', { cart: 1 }],
    ])('a Service that is annotated as opaque for %s', (_, ports, port, expected) => expect(routed(linkerd, [...annotated(ports, port), http])).toEqual(expected));
    test('ports of well-known server-first protocols are opaque, unless others are annotated', () => {
      const sql = route([rule(prefix('/'), back('cart-v1'))], { port: 5432 });
      const request = asked({ ...GET, service: { name: 'cart', namespace: 'shop', port: 5432 } });
      expect(routed(linkerd, on('{ port: 5432 }', sql), request)).toEqual({ cart: 1 });
      expect(routed(linkerd, [...annotated('1', '{ port: 5432 }'), sql], request)).toEqual({ 'cart-v1': 1 });
    });
    test('headless Services have no routes', () => {
      expect(routed(linkerd, [service('cart').replace('spec: {', 'spec: { clusterIP: None,'), SERVICES[1], http])).toEqual({ cart: 1 });
    });
  });

  test.each(['RequestMirror', 'URLRewrite', 'ExtensionRef'])('has no rule of a route with %s, and tells that an older version stays', type => {
    const yaml = at(route([rule(prefix('/'), back('cart-v1')), `{ filters: [{ type: ${type} }], backendRefs: [${back('cart-v2')}] }`]));
    expect(linkerd.route(objectsOf(...yaml), asked())).toMatchObject({ bypassed: true, unconverted: [`HTTPRoute shop/cart: filter ${type}`] });
  });
  test.each([
    ['timeout.linkerd.io/request: 2s, timeout.linkerd.io/idle: 1m', { timeout: { request: 2000, idle: 60_000 } }],
    ['retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "3", retry.linkerd.io/timeout: 500ms', { retries: { limit: 3, statuses: ['500-599'], timeout: 500 } }],
    ['retry.linkerd.io/http: "503,gateway-error,400-404"', { retries: { limit: 1, statuses: ['400-404', '502-504', '503-503'] } }],
    ['retry.linkerd.io/limit: "3"', {}],
    ['', {}],
  ])('reads { %s }', (annotations, expected) => {
    const { timeout, retries } = linkerd.route(objectsOf(...plain(annotations)), asked());
    expect({ timeout, retries }).toEqual(expected);
  });
  test.each(['timeout.linkerd.io/request: 1m30s', 'retry.linkerd.io/timeout: 1.5s', 'retry.linkerd.io/http: "5xx, 429"', 'retry.linkerd.io/limit: many'])(
    'loses the whole route for { %s }', annotations => {
      expect(linkerd.route(objectsOf(...plain(annotations)), asked())).toMatchObject({ bypassed: true, unconverted: [expect.stringContaining('HTTPRoute shop/cart')] });
    });
  test.each([
    ['2s', '', { request: 2000 }], ['2s', 'timeout.linkerd.io/request: 1s', { request: 1000 }], ['2s', 'timeout.linkerd.io/idle: 1s', { request: 2000, idle: 1000 }],
    ['1m30s', '', undefined], ['0s', '', undefined],
  ])('reads timeouts.request: %s beside { %s }', (request, annotations, expected) => {
    const routing = linkerd.route(objectsOf(...plain(annotations, `, timeouts: { request: ${request}, backendRequest: 3s }`)), asked());
    expect(routing).toMatchObject({ backends: [{ service: 'cart-v1' }] });
    expect(routing.timeout).toEqual(expected);
  });
  test('takes from the Service what a route does not say', () => {
    const cart = service('cart', undefined, ', annotations: { timeout.linkerd.io/request: 9s, retry.linkerd.io/http: 5xx }');
    const policy = (annotations?: string) => {
      const yaml = annotations === undefined ? [] : [route([rule(prefix('/'), back('cart-v1'))], { annotations })];
      const { timeout, retries } = linkerd.route(objectsOf(cart, SERVICES[1], ...yaml), asked());
      return { timeout, limit: retries?.limit };
    };
    expect(policy()).toEqual({ timeout: { request: 9000 }, limit: 1 });
    expect(policy('')).toEqual({ timeout: { request: 9000 }, limit: 1 });
    expect(policy('timeout.linkerd.io/idle: 1s')).toEqual({ timeout: { idle: 1000 }, limit: 1 });
    expect(policy('retry.linkerd.io/limit: "3"')).toEqual({ timeout: { request: 9000 }, limit: undefined });
  });
  test('puts headers of a backend, then of the rule on responses', () => {
    const modifier = (value: string) => `filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: A, value: ${value} }] } }]`;
    const yaml = at(route([`{ backendRefs: [${back('cart-v1')}, ${back('cart-v2', 1, `, ${modifier('own')}`)}] }`]));
    expect(linkerd.route(objectsOf(...yaml), asked()).backends.map(({ responseHeaders }) => responseHeaders)).toEqual([undefined, [{ name: 'a', value: 'own' }]]);
    const both = at(route([`{ ${modifier('rule')}, backendRefs: [${back('cart-v2', 1, `, ${modifier('own')}`)}] }`]));
    expect(linkerd.route(objectsOf(...both), asked()).backends[0].responseHeaders).toEqual([{ name: 'a', value: 'rule' }]);
  });
  test('ranks gRPC by service, method and headers, and retries its codes', () => {
    const h2c = service('cart', '{ port: 80, appProtocol: kubernetes.io/h2c }');
    const rules = ['{ method: { method: Add } }', '{ method: { service: shop.Cart } }'].map((match, i) => rule(match, back(`cart-v${i + 1}`)));
    const routing = linkerd.route(objectsOf(h2c, SERVICES[1], SERVICES[2], route(rules, { kind: 'GRPCRoute', annotations: 'retry.linkerd.io/grpc: unavailable' })),
      asked({ method: 'POST', path: '/shop.Cart/Add' }));
    expect(routing).toMatchObject({ backends: [{ service: 'cart-v2' }], retries: { limit: 1, statuses: ['unavailable'] }, matching: 1 });
  });
  test('does not guess what a profile, its old routes or hostnames come to', () => {
    const profile = '{ apiVersion: linkerd.io/v1alpha2, kind: ServiceProfile, metadata: { name: cart.shop.svc.cluster.local, namespace: shop }, spec: {} }';
    const http = route([rule(prefix('/'), back('cart-v1'))]);
    expect(() => routed(linkerd, at(profile))).toThrow(/ServiceProfile/);
    expect(() => routed(linkerd, at(http.replace('gateway.networking.k8s.io/v1', 'policy.linkerd.io/v1beta3')))).toThrow(/policy.linkerd.io/);
    expect(() => routed(linkerd, at(`${http}\n  hostnames: [cart]`))).toThrow(/hostnames/);
  });
});
