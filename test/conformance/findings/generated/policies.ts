import * as fc from 'fast-check';
import { mostly, name, named, perhaps, selector, some } from './pools';

const SECURITY = 'security.istio.io/v1';
const matching = perhaps(selector.map(matchLabels => ({ matchLabels })), 3);

const SOURCE = fc.record({
  namespaces: some(mostly('shop', 'bank', 'nobody', 'ba*', 'no*')),
  principals: fc.constant(['cluster.local/ns/shop/sa/web']),
}, { requiredKeys: [] }).map(source => Object.keys(source).length > 0 ? source : { namespaces: ['shop'] });
const OPERATION = fc.record({
  methods: fc.constant(['GET']), paths: mostly(['/api'], ['/api/*']), ports: mostly(['80'], ['none']),
}, { requiredKeys: ['methods'] });
const RULE = fc.record({
  from: some(SOURCE.map(source => ({ source }))), to: some(OPERATION.map(operation => ({ operation }))),
}, { requiredKeys: [] });

/** An AuthorizationPolicy. */
export const authorizationPolicy = named(SECURITY, 'AuthorizationPolicy', fc.record({
  selector: matching,
  action: perhaps(mostly('ALLOW', 'DENY'), 2),
  rules: perhaps(some(RULE), 5),
}).map(spec => ({ spec: spec.action === 'DENY' && !spec.rules ? { ...spec, action: 'ALLOW' } : spec })));

/** A PeerAuthentication. */
export const peerAuthentication = named(SECURITY, 'PeerAuthentication', fc.record({ selector: matching, mtls: mostly('STRICT', 'PERMISSIVE').map(mode => ({ mode })) })
  .map(spec => ({ spec })));

/** A RequestAuthentication. */
export const requestAuthentication = named(SECURITY, 'RequestAuthentication', fc.record({
  selector: matching,
  jwtRules: fc.constantFrom([{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys' }], [{ issuer: 'https://id.example.com', jwks: '{"keys":[]}' }]),
}).map(spec => ({ spec })));

/** A Telemetry. */
export const telemetry = named('telemetry.istio.io/v1', 'Telemetry', fc.record({
  selector: matching,
  accessLogging: mostly<any>([{ providers: [{ name: 'envoy' }] }], [{}], [{ disabled: true }]),
}).map(spec => ({ spec })), fc.constantFrom('one', 'two'));

const FILTER = fc.constantFrom('one', 'two', 'three').map(of => ({
  name: `example.filters.${of}`, typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua' },
}));
const PATCH = fc.tuple(
  fc.constantFrom('HTTP_FILTER', 'NETWORK_FILTER', 'ROUTE_CONFIGURATION', 'HTTP_ROUTE', 'VIRTUAL_HOST', 'CLUSTER', 'LISTENER'),
  fc.constantFrom('ADD', 'MERGE', 'REMOVE', 'INSERT_BEFORE', 'INSERT_AFTER', 'INSERT_FIRST', 'REPLACE'),
  mostly<any>({}, { proxy: { proxyVersion: '^1\\.31.*' } }),
  FILTER,
).map(([applyTo, operation, match, value]) => ({ applyTo, match: { context: 'SIDECAR_INBOUND', ...match }, patch: { operation, value } }));

/** An EnvoyFilter. */
export const envoyFilter = named('networking.istio.io/v1alpha3', 'EnvoyFilter', fc.record({
  workloadSelector: perhaps(selector.map(labels => ({ labels })), 1),
  priority: perhaps(fc.constantFrom(-10, 10), 1),
  configPatches: some(PATCH),
}).map(spec => ({ spec })));

/** A WasmPlugin. */
export const wasmPlugin = named('extensions.istio.io/v1alpha1', 'WasmPlugin', fc.record({ selector: matching, url: mostly('oci://example.com/filter:1', 'ftp://example.com/filter') })
  .map(spec => ({ spec })));

/** A route and a gateway of the Gateway API. */
export const httpRoute = named('gateway.networking.k8s.io/v1', 'HTTPRoute', fc.tuple(name, name, mostly(80, 8080)).map(([parent, backend, port]) => ({
  spec: { parentRefs: [{ group: '', kind: 'Service', name: parent }], rules: [{ backendRefs: [{ name: backend, port }] }] },
})));

/** A gateway of the Gateway API, whose pods a policy may select, and a policy that does. */
export const kubernetesGateway: fc.Arbitrary<any[]> = fc.tuple(
  perhaps(named('v1', 'Pod', fc.constant({
    metadata: { labels: { 'gateway.networking.k8s.io/gateway-name': 'front' } }, spec: { containers: [{ name: 'istio-proxy', image: 'example.com/proxy:1' }] },
  }), fc.constant('front'))),
  named('gateway.networking.k8s.io/v1', 'Gateway', fc.constant({ spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } }), fc.constant('front')),
  named(SECURITY, 'AuthorizationPolicy', fc.constant({ spec: { selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'front' } }, rules: [{}] } }), fc.constant('front')),
).map(objects => objects.filter(each => each !== undefined));
