import * as fc from 'fast-check';
import { mostly, name, named, NAMESPACES, object, perhaps, some, version } from './pools';

const LABELS = fc.oneof(
  { weight: 4, arbitrary: fc.constant<any>({ 'istio-injection': 'enabled' }) },
  { weight: 2, arbitrary: fc.constant<any>({ 'istio.io/dataplane-mode': 'ambient' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      'istio-injection': fc.constantFrom('enabled', 'disabled'),
      'istio.io/rev': fc.constantFrom('canary'),
      'istio.io/dataplane-mode': fc.constantFrom('ambient', 'none'),
    }, { requiredKeys: [] }) as fc.Arbitrary<any>,
  },
);

/** Annotations of workloads: right ones, unknown ones, of other kinds, of values that are none, deprecated and alpha ones. */
const ANNOTATIONS = fc.record({
  'sidecar.istio.io/proxyCPU': fc.constantFrom('100m', 'much'),
  'sidecar.istio.io/inject': fc.constantFrom('true', 'false'),
  'sidecar.istio.io/unknown': fc.constant('true'),
  'traffic.sidecar.istio.io/includeInboundPorts': fc.constantFrom('80', 'http'),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': fc.constantFrom('10.0.0.0/8', '10.0.0.0/80'),
  'networking.istio.io/exportTo': fc.constant('*'),
  'sidecar.istio.io/statsInclusionPrefixes': fc.constant('a'),
  'example.com/any': fc.constant('x'),
}, { requiredKeys: [] });

const CONTEXT = perhaps(fc.record({ runAsUser: mostly(1000, 1337) }), 2);
const CONTAINER = fc.record({ name: mostly('app', 'main'), image: fc.constant('example.com/app:1'), securityContext: CONTEXT });
const PROXY = fc.record({ name: fc.constant('istio-proxy'), image: mostly('example.com/proxy:1', 'auto') });

const TEMPLATE = fc.record({
  labels: fc.tuple(name, version, perhaps(fc.constantFrom('true', 'false'), 1))
    .map(([app, of, inject]) => ({ app, 'version': of, 'sidecar.istio.io/inject': inject })),
  annotations: perhaps(ANNOTATIONS, 1),
  container: CONTAINER,
  proxy: perhaps(PROXY, 1),
  securityContext: CONTEXT,
}).map(({ labels, annotations, container, proxy, securityContext }) => ({
  metadata: { labels, annotations },
  spec: { securityContext, containers: [container, ...proxy ? [proxy] : []] },
}));

/** The Namespaces of a set: both, or one of them. */
export const namespaces: fc.Arbitrary<any[]> = fc.tuple(LABELS, LABELS, mostly(2, 1))
  .map(labels => NAMESPACES.slice(0, labels[2] as number).map((as, i) => object('v1', 'Namespace', { name: as, labels: labels[i] }, {})));

/** A Pod as it runs; the name has letters that no workload has. */
export const pod = named('v1', 'Pod', TEMPLATE, fc.constantFrom('pod-a', 'pod-b', 'pod-c', 'pod-d'));

/** A Deployment of one name of a workload. */
export const deployment = named('apps/v1', 'Deployment', fc.tuple(TEMPLATE, ANNOTATIONS).map(([template, annotations]) => ({
  metadata: { annotations },
  spec: { selector: { matchLabels: { app: template.metadata.labels.app } }, template },
})), fc.constantFrom('cart-v1', 'web-v1', 'db-v1'));

const PORT = fc.record({
  name: mostly('http', 'tcp', 'grpc-api', 'web', 'foo', 'https'),
  port: mostly(80, 8080, 443, 3306, 9000),
  protocol: mostly('TCP', 'UDP'),
  appProtocol: perhaps(mostly('http', 'grpc', 'kubernetes.io/h2c', 'unknown'), 1),
  targetPort: perhaps(mostly(8080, 80), 1),
});
const PORTS = fc.uniqueArray(PORT, { minLength: 1, maxLength: 2, selector: ({ name: as }) => as })
  .map(ports => ports.filter((each, i) => ports.findIndex(other => other.port === each.port && other.protocol === each.protocol) === i));

/** A Service. */
export const service = named('v1', 'Service', fc.tuple(
  mostly({ selector: true }, { external: true }, {}), PORTS, name, perhaps(fc.constant({ 'networking.istio.io/exportTo': '.' }), 1),
).map(([of, ports, app, annotations]: any) => ({
  metadata: { annotations },
  spec: { ports, ...of.external ? { type: 'ExternalName', externalName: 'api.example.com' } : {}, ...of.selector ? { selector: { app } } : {} },
})), name);

/** Many objects of these. */
export const workloads: fc.Arbitrary<any[]> = fc.tuple(some(pod, 3), fc.array(deployment, { maxLength: 2 }), some(service, 3))
  .map(lists => lists.flat());
