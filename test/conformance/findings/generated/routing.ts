import * as fc from 'fast-check';
import { host, mostly, name, named, namespace, perhaps, selector, some, version } from './pools';

const NETWORKING = 'networking.istio.io/v1';
const exportTo = perhaps(fc.constantFrom(['.'], ['*'], ['shop'], ['bank']), 1);

const DESTINATION = fc.record({
  host,
  subset: perhaps(fc.constantFrom('v1', 'v2', 'v9'), 2),
  port: perhaps(fc.record({ number: mostly(80, 8080, 443, 81) }), 1),
});
const PATH = mostly('/', '/api', '/api/v1', '/cart');
const URI = fc.oneof(PATH.map(prefix => ({ prefix })), PATH.map(exact => ({ exact })), fc.constantFrom('/.*', '/api/.*').map(regex => ({ regex })));
const MATCH = fc.record({
  uri: URI,
  method: fc.constantFrom('GET', 'POST').map(exact => ({ exact })),
  headers: fc.constantFrom({ user: { exact: 'a' } }, { user: { exact: 'b' } }, { '@request.auth.claims.group': { exact: 'admin' } }),
  port: fc.constantFrom(80, 8080),
  sourceLabels: selector,
}, { requiredKeys: ['uri'] });
const WEIGHTED = fc.oneof(
  DESTINATION.map(destination => [{ destination }]),
  fc.tuple(DESTINATION, DESTINATION).map(([a, b]) => [{ destination: a, weight: 90 }, { destination: b, weight: 10 }]),
);
const HTTP = fc.record({
  name: fc.constantFrom('first', 'second'),
  match: some(MATCH),
  route: WEIGHTED,
  mirror: DESTINATION,
  fault: fc.constantFrom(
    { delay: { fixedDelay: '1s', percent: 10 } },
    { abort: { httpStatus: 500, percentage: { value: 10 } } },
  ),
  timeout: fc.constantFrom('1s', '1ms'),
  retries: mostly<any>({ attempts: 2, perTryTimeout: '1s' }, { attempts: 0 }, { attempts: 0, retryOn: '5xx' }, { attempts: -1 }),
}, { requiredKeys: ['route'] });
const TCP = fc.record({ match: some(fc.record({ port: mostly(80, 3306) })), route: DESTINATION.map(destination => [{ destination }]) }, { requiredKeys: ['route'] });
const SNI = some(fc.constantFrom('api.example.com', 'cart.shop.svc.cluster.local', 'other.example.com'));
const TLS = fc.record({
  match: some(fc.record({ sniHosts: SNI, port: mostly(443, 8443) })),
  route: DESTINATION.map(destination => [{ destination }]),
});

/** A VirtualService. */
export const virtualService = named(NETWORKING, 'VirtualService', fc.record({
  hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 2 }),
  gateways: perhaps(fc.constantFrom(['mesh'], ['one'], ['shop/one'], ['mesh', 'bank/two'], ['nobody'], ['one', 'two'], ['istio-system/one']), 1),
  exportTo,
  http: perhaps(some(HTTP, 3), 6),
  tcp: perhaps(some(TCP), 1),
  tls: perhaps(some(TLS), 1),
}).map(spec => ({ spec: spec.http || spec.tcp || spec.tls ? spec : { ...spec, http: [{ route: [{ destination: { host: spec.hosts[0] } }] }] } })));

const CLIENT_TLS = fc.oneof(
  fc.constantFrom<any>({ mode: 'ISTIO_MUTUAL' }, { mode: 'DISABLE' }, { mode: 'SIMPLE' }, { mode: 'SIMPLE', caCertificates: '/etc/ca.pem' }),
  fc.constantFrom<any>({ mode: 'SIMPLE', credentialName: 'ca' }, { mode: 'MUTUAL', clientCertificate: '/c', privateKey: '/k' }, { mode: 'SIMPLE', insecureSkipVerify: true }),
);
const POLICY = fc.record({
  tls: CLIENT_TLS,
  loadBalancer: mostly<any>({ simple: 'ROUND_ROBIN' }, { consistentHash: { useSourceIp: true } }),
  outlierDetection: mostly<any>({ consecutive5xxErrors: 5 }, { maxEjectionPercent: 101 }),
  portLevelSettings: some(fc.record({ port: fc.record({ number: mostly(80, 443) }), tls: CLIENT_TLS }), 1),
}, { requiredKeys: [] }).map(policy => Object.keys(policy).length > 0 ? policy : { loadBalancer: { simple: 'RANDOM' } });

/** A DestinationRule. */
export const destinationRule = named(NETWORKING, 'DestinationRule', fc.record({
  host,
  exportTo,
  trafficPolicy: perhaps(POLICY, 1),
  workloadSelector: perhaps(selector.map(matchLabels => ({ matchLabels })), 1),
  subsets: perhaps(fc.uniqueArray(fc.record({ name: fc.constantFrom('v1', 'v2'), labels: fc.tuple(version, perhaps(fc.constant('x'), 1)).map(([of, track]) => ({ version: of, track })) }), {
    minLength: 1, maxLength: 2, selector: ({ name: as }) => as,
  }), 4),
}).map(({ exportTo: to, workloadSelector, ...spec }) => ({ spec: { ...spec, workloadSelector, exportTo: workloadSelector ? undefined : to } })));

const SERVER = fc.oneof(
  fc.record({ port: fc.tuple(mostly(80, 8080, 9999), fc.constantFrom('http', 'web')).map(([number, as]) => ({ number, name: as, protocol: 'HTTP' })), hosts: some(fc.constantFrom('*', 'cart.example.com', '*.example.com', 'shop/cart.example.com')) }),
  fc.record({
    port: fc.tuple(mostly(443, 8443), fc.constantFrom('https')).map(([number, as]) => ({ number, name: as, protocol: 'HTTPS' })),
    hosts: some(fc.constantFrom('*', 'cart.example.com', '*.example.com')),
    tls: fc.oneof(fc.constantFrom('cert', 'other-cert', 'nobody').map(credentialName => ({ mode: 'SIMPLE', credentialName })), fc.constant<any>({ mode: 'PASSTHROUGH' })),
  }),
);

/** A Gateway. */
export const gateway = named(NETWORKING, 'Gateway', fc.record({
  selector: mostly<any>({ istio: 'ingressgateway' }, { app: 'web' }, { istio: 'nobody' }),
  servers: fc.uniqueArray(SERVER as fc.Arbitrary<any>, { minLength: 1, maxLength: 2, selector: ({ port }) => port.name })
    .map(servers => servers.filter((each, i) => servers.findIndex(other => other.port.number === each.port.number) === i)),
}).map(spec => ({ spec })), fc.constantFrom('one', 'two'));

/** A certificate of a gateway, or a Secret without one. */
export const secret: fc.Arbitrary<any> = fc.tuple(fc.constantFrom('cert', 'other-cert'), namespace, mostly('tls.crt', 'other'))
  .map(([as, at, key]) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: as, namespace: at }, data: { [key]: 'QQ==', 'tls.key': 'QQ==' } }));

const PROTOCOLS = mostly('HTTP', 'TCP', 'TLS', 'HTTPS');

/** A ServiceEntry. */
export const serviceEntry = named(NETWORKING, 'ServiceEntry', fc.record({
  hosts: fc.tuple(fc.constantFrom('api.example.com', 'other.example.com')).map(hosts => hosts),
  ports: fc.tuple(mostly(80, 443, 3306), PROTOCOLS).map(([number, protocol]) => [{ number, name: 'any', protocol }]),
  addresses: perhaps(fc.constant(['192.0.2.1']), 1),
  resolution: mostly('DNS', 'NONE'),
  location: mostly('MESH_EXTERNAL', 'MESH_INTERNAL'),
  exportTo,
}).map(spec => ({ spec })));

const EGRESS = some(fc.oneof(host.map(at => `*/${at}`), name.map(as => `./${as}.shop.svc.cluster.local`), fc.constant('./*')));

/** A Sidecar. */
export const sidecar = named(NETWORKING, 'Sidecar', fc.record({
  workloadSelector: perhaps(selector.map(labels => ({ labels })), 3),
  egress: EGRESS.map(hosts => [{ hosts: [...new Set(hosts)] }]),
}).map(spec => ({ spec })), fc.constantFrom('one', 'two'));
