import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Helm, Include, JsonPatch } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import {
  GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, MeshedServiceProps, NetworkPolicyTarget,
  PathMatch, Port, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../src';
import { documentsOf } from '../golden';

const work = mkdtempSync(join(tmpdir(), 'existing-'));
afterAll(() => rmSync(work, { recursive: true }));

const TARGETS: [string, () => IMeshTarget[]][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()]],
  ['istio-ambient', () => [new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, defaultRetries: false })]],
  ['linkerd', () => [new LinkerdTarget()]],
  ['network-policy beside linkerd', () => [new LinkerdTarget(), new NetworkPolicyTarget()]],
];

const CONTAINERS = [{
  name: 'cart',
  image: 'example.com/cart:1.4.2',
  ports: [{ name: 'web', containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/healthz?full=1', port: 'web' } },
}];
const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: CONTAINERS } };
const TASK = { ...TEMPLATE, spec: { ...TEMPLATE.spec, restartPolicy: 'OnFailure' } };
const SELECTED = { selector: { matchLabels: { app: 'cart' } }, template: TEMPLATE };

/** Specs of a workload named cart, by kind. */
const SPECS: { [kind: string]: [string, any] } = {
  Deployment: ['apps/v1', SELECTED],
  StatefulSet: ['apps/v1', { ...SELECTED, serviceName: 'cart' }],
  DaemonSet: ['apps/v1', SELECTED],
  ReplicaSet: ['apps/v1', SELECTED],
  Rollout: ['argoproj.io/v1alpha1', { ...SELECTED, strategy: { canary: {} } }],
  Job: ['batch/v1', { template: TASK }],
  CronJob: ['batch/v1', { schedule: '@daily', jobTemplate: { spec: { template: TASK } } }],
  Pod: ['v1', undefined],
};
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart' }, spec: { selector: { app: 'cart' }, ports: [{ port: 80, targetPort: 'web', appProtocol: 'http' }] } };

function manifestOf(kind: string): any {
  const [apiVersion, spec] = SPECS[kind];
  const labels = kind === 'Pod' ? { labels: TEMPLATE.metadata.labels } : {};
  return { apiVersion, kind, metadata: { name: 'cart', ...labels }, spec: spec ?? TEMPLATE.spec };
}

interface World {
  readonly app: App;
  readonly chart: Chart;
  readonly mesh: Mesh;
  readonly namespace: StrictMtlsNamespace;
}

function world(targets: IMeshTarget[] = [new IstioSidecarTarget()]): World {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const mesh = new Mesh(chart, 'mesh', { targets });
  return { app, chart, mesh, namespace: new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT }) };
}

/** Enrols the workload named cart inside a construct, and lets web call it. */
function enrol({ chart, namespace }: World, workload: IConstruct, props: Partial<MeshedServiceProps> = {}): MeshedService {
  const cart = new MeshedService(chart, 'cart', { namespace, workload, ...props });
  const web = new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1' });
  if (cart.service) web.calls(cart, { routes: [Route.get(PathMatch.prefix('/items'))] });
  return cart;
}

function included(chart: Chart, ...manifests: any[]): Include {
  const file = join(work, 'manifests.yaml');
  writeFileSync(file, manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n'));
  return new Include(chart, 'manifests', { url: file });
}

function holding(chart: Chart, ...manifests: any[]): IConstruct {
  const holder = new Construct(chart, 'holder');
  manifests.forEach((manifest, i) => new ApiObject(holder, `object-${i}`, manifest));
  return holder;
}

/** Everything that may hold a workload and its Service. */
const HOLDERS: [string, (chart: Chart, ...manifests: any[]) => IConstruct][] = [
  ['Include', included],
  ['ApiObjects in a construct', holding],
  ['Helm', (chart, ...manifests) => {
    const helm = join(work, 'helm.sh'); // stands for the executable, which prints manifests
    writeFileSync(helm, `#!/bin/sh\ncat <<'END'\n${manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n')}\nEND\n`);
    chmodSync(helm, 0o755);
    return new Helm(chart, 'release', { chart: './cart', helmExecutable: helm });
  }],
];

const templateOf = ({ kind, spec, metadata }: any) => kind === 'Pod' ? { metadata, spec } : kind === 'CronJob' ? spec.jobTemplate.spec.template : spec.template;
const find = (documents: any[], kind: string, name: string) => documents.find(document => document.kind === kind && document.metadata.name === name);

describe.each(TARGETS)('on %s', (_, targets) => {
  test.each(Object.keys(SPECS))('completes a %s and its Service', kind => {
    const all = world(targets());
    enrol(all, included(all.chart, manifestOf(kind), SERVICE));
    const documents = documentsOf(all.app.synthYaml());
    const { metadata, spec } = templateOf(find(documents, kind, 'cart'));
    expect(spec.serviceAccountName).toEqual('cart');
    expect(find(documents, 'ServiceAccount', 'cart').metadata.namespace).toEqual('shop');
    expect(metadata.labels).toMatchObject({ 'app': 'cart', 'app.kubernetes.io/name': 'cart', 'app.kubernetes.io/version': '1.4.2' });
    expect(spec.containers).toEqual(CONTAINERS);
    expect(find(documents, 'Service', 'cart')).toMatchObject({
      metadata: { namespace: 'shop' }, spec: { selector: { app: 'cart' }, ports: [{ name: 'http-80', port: 80, targetPort: 'web', appProtocol: 'http' }] },
    });
  });

  test.each(HOLDERS)('finds a workload and its Service in %s', (_name, hold) => {
    const all = world(targets());
    const cart = enrol(all, hold(all.chart, manifestOf('Deployment'), SERVICE));
    expect([cart.workload.kind, cart.service!.name]).toEqual(['Deployment', 'cart']);
    expect(documentsOf(all.app.synthYaml()).filter(({ kind }) => kind === 'Service').length).toEqual(1);
  });
});

test('takes a Deployment of cdk8s-plus and the Service that exposes it', () => {
  const all = world();
  const workload = new plus.Deployment(all.chart, 'deployment', { containers: [{ image: 'example.com/cart:1', portNumber: 8080 }] });
  const exposed = workload.exposeViaService({ name: 'cart', ports: [{ port: 80, targetPort: 8080, name: 'http' }] });
  const cart = enrol(all, workload);
  expect(cart.service).toBe(ApiObject.of(exposed));
  const [policy] = documentsOf(all.app.synthYaml()).filter(({ kind, metadata }) => kind === 'AuthorizationPolicy' && metadata.name === 'cart');
  expect(policy.spec.selector.matchLabels).toEqual(ApiObject.of(workload).toJson().spec.selector.matchLabels);
});

test('creates the Service that a workload with declared ports lacks', () => {
  const all = world();
  enrol(all, included(all.chart, manifestOf('Deployment')), { ports: [Port.http(3550, { targetPort: 8080 })] });
  expect(find(documentsOf(all.app.synthYaml()), 'Service', 'cart').spec).toMatchObject({ selector: { app: 'cart' }, ports: [{ port: 3550, targetPort: 8080 }] });
});

test('a Rollout that refers to a Deployment leaves the Deployment as the workload', () => {
  const all = world();
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'cart' }, spec: { workloadRef: { kind: 'Deployment', name: 'cart' } } };
  expect(enrol(all, included(all.chart, rollout, manifestOf('Deployment'), SERVICE)).workload.kind).toEqual('Deployment');
});

test('respects the ServiceAccount, port names and labels that are there', () => {
  const all = world();
  const deployment = manifestOf('Deployment');
  deployment.spec = { ...SELECTED, template: { metadata: { labels: { 'app': 'cart', 'app.kubernetes.io/version': 'blue' } }, spec: { serviceAccountName: 'own', containers: CONTAINERS } } };
  const service = { ...SERVICE, spec: { ...SERVICE.spec, ports: [{ port: 80, targetPort: 8080, name: 'http-api' }] } };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own' }, automountServiceAccountToken: false };
  enrol(all, included(all.chart, deployment, service, account));
  const documents = documentsOf(all.app.synthYaml());
  expect(templateOf(find(documents, 'Deployment', 'cart'))).toMatchObject({ metadata: { labels: { 'app.kubernetes.io/version': 'blue' } }, spec: { serviceAccountName: 'own' } });
  expect(documents.filter(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === 'own').map(each => each.automountServiceAccountToken))
    .toEqual([false]);
  expect(find(documents, 'Service', 'cart').spec.ports).toEqual([{ port: 80, targetPort: 8080, name: 'http-api', appProtocol: 'http' }]);
});

test('keeps what the author of an object adds after the declaration', () => {
  const all = world();
  const holder = holding(all.chart, manifestOf('Deployment'), SERVICE);
  const cart = enrol(all, holder);
  cart.workload.addJsonPatch(JsonPatch.add('/spec/template/metadata/annotations', { team: 'checkout' }));
  cart.workload.metadata.addAnnotation('note', 'later');
  const deployment = find(documentsOf(all.app.synthYaml()), 'Deployment', 'cart');
  expect(deployment.metadata.annotations).toEqual({ note: 'later' });
  expect(deployment.spec.template.metadata.annotations).toMatchObject({ 'team': 'checkout', 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' });
});

test('an appProtocol that a mesh reads otherwise is an error that names both sides', () => {
  const all = world();
  const service = { ...SERVICE, spec: { ...SERVICE.spec, ports: [{ port: 80, targetPort: 8080, name: 'grpc-api', appProtocol: 'grpc' }] } };
  enrol(all, included(all.chart, manifestOf('Deployment'), service), { ports: [Port.http(80, { targetPort: 8080 })] });
  expect(() => all.app.synthYaml()).toThrow(
    "CM0203 Service 'cart' /spec/ports/80/appProtocol must be 'http (which istio-sidecar reads as http)' as declared at 'chart/cart', got: 'grpc'");
});

test('appProtocol grpc is what Istio reads as gRPC, and for Linkerd an error: there it makes the port opaque', () => {
  const enrolOn = (target: IMeshTarget) => {
    const all = world([target]);
    const service = { ...SERVICE, spec: { ...SERVICE.spec, ports: [{ port: 80, targetPort: 8080, appProtocol: 'grpc' }] } };
    new MeshedService(all.chart, 'cart', { namespace: all.namespace, workload: included(all.chart, manifestOf('Deployment'), service) });
    return find(documentsOf(all.app.synthYaml()), 'Service', 'cart').spec.ports[0];
  };
  expect(enrolOn(new IstioSidecarTarget())).toEqual({ port: 80, targetPort: 8080, name: 'grpc-80', appProtocol: 'grpc' });
  expect(() => enrolOn(new LinkerdTarget())).toThrow("must be 'kubernetes.io/h2c (which linkerd reads as grpc)' as declared at 'chart/cart', got: 'grpc'");
});

test.each([
  ['several Services select the pods and none has the name', [manifestOf('Deployment'), ...['a', 'b'].map(name => ({ ...SERVICE, metadata: { name } }))], {},
    "the Service of service 'cart' must be told by 'service' where several select its pods, found: Service 'a', Service 'b', at 'chart/cart'"],
  ['the workload is not there', [SERVICE], {}, "expected exactly one workload inside 'chart/manifests', found: none, at 'chart/cart'"],
  ['several workloads, none with the name', [{ ...manifestOf('Deployment'), metadata: { name: 'x' } }, { ...manifestOf('Job'), metadata: { name: 'y' } }], {},
    "expected exactly one workload named 'cart' inside 'chart/manifests', found: Deployment 'x', Job 'y', at 'chart/cart'"],
  ['the port does not tell its protocol', [manifestOf('Deployment'), { ...SERVICE, spec: { ...SERVICE.spec, ports: [{ port: 80 }] } }], {},
    "protocol of port 80 of Service 'cart' must be told by its name ('http-…', 'grpc-…', 'tcp-…'), its appProtocol or the ports of the declaration, "
    + "got: name '', appProtocol '', at 'chart/cart'"],
  ['the port leads to a container port that is not there', [manifestOf('Deployment'), { ...SERVICE, spec: { ...SERVICE.spec, ports: [{ port: 80, name: 'http', targetPort: 'api' }] } }], {},
    "targetPort of port 80 of Service 'cart' must name a container port, got: 'api', container ports: web, at 'chart/cart'"],
] as [string, any[], Partial<MeshedServiceProps>, string][])('rejects an enrolment where %s', (_, manifests, props, message) => {
  const all = world();
  const workload = included(all.chart, ...manifests);
  expect(() => enrol(all, workload, props)).toThrow(message);
});

test('ports that are declared say what is spoken; container ports and further ports are those of the Service', () => {
  const all = world();
  const ports = [{ port: 80, targetPort: 'web', name: 'main' }, { port: 81, targetPort: 9000, name: 'grpc-api' }];
  const cart = new MeshedService(all.chart, 'cart', {
    namespace: all.namespace, workload: included(all.chart, manifestOf('Deployment'), { ...SERVICE, spec: { ...SERVICE.spec, ports } }), ports: [Port.http(80)],
  });
  const web = new MeshedService(all.chart, 'web', { namespace: all.namespace, image: 'x:1' });
  web.calls(cart, { port: 80 });
  web.calls(cart, { port: 81 });
  const policy = find(documentsOf(all.app.synthYaml()), 'AuthorizationPolicy', 'cart');
  expect(policy.spec.rules.map(({ to }: any) => to)).toEqual([[{ operation: { ports: ['8080'] } }], [{ operation: { ports: ['9000'] } }]]);
});

test('a container port that is declared otherwise than the Service has it is an error', () => {
  const all = world();
  expect(() => enrol(all, included(all.chart, manifestOf('Deployment'), SERVICE), { ports: [Port.http(80, { targetPort: 9090 })] }))
    .toThrow("targetPort of port 80 of Service 'cart' must be as declared, got: 8080, declared: 9090, at 'chart/cart'");
});

test('takes the ServiceAccount that is there, and puts it into the namespace', () => {
  const all = world();
  enrol(all, included(all.chart, manifestOf('Deployment'), SERVICE, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'cart' } }));
  const accounts = documentsOf(all.app.synthYaml()).filter(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === 'cart');
  expect(accounts.map(({ metadata }) => metadata)).toEqual([{ name: 'cart', namespace: 'shop' }]);
});

test('a headless Service beside the one that is called is put into the namespace and into the scope of sources', () => {
  const all = world();
  const headless = { ...SERVICE, metadata: { name: 'cart-pods' }, spec: { ...SERVICE.spec, clusterIP: 'None' } };
  enrol(all, included(all.chart, manifestOf('StatefulSet'), SERVICE, headless));
  const documents = documentsOf(all.app.synthYaml());
  expect(find(documents, 'Service', 'cart-pods').metadata.namespace).toEqual('shop');
  expect(find(documents, 'Sidecar', 'web').spec.egress[0].hosts).toContain('shop/cart-pods.shop.svc.cluster.local');
});

test('pods without a selector are told by their name, which they are given', () => {
  const all = world();
  const template = { metadata: { labels: { app: 'shop' } }, spec: { containers: CONTAINERS, restartPolicy: 'Never' } };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate' }, spec: { template } };
  new MeshedService(all.chart, 'migrate', { namespace: all.namespace, workload: included(all.chart, job) });
  const documents = documentsOf(all.app.synthYaml());
  expect(find(documents, 'Sidecar', 'migrate').spec.workloadSelector.labels).toEqual({ 'app.kubernetes.io/name': 'migrate' });
  expect(find(documents, 'Job', 'migrate').spec.template.metadata.labels).toMatchObject({ 'app': 'shop', 'app.kubernetes.io/name': 'migrate' });
});

test.each([
  ['the workload is enrolled already', SERVICE, (all: World, holder: IConstruct) => {
    new MeshedService(all.chart, 'first', { namespace: all.namespace, workload: holder });
    enrol(all, holder);
  }, "Deployment 'cart' must be enrolled once, first at 'chart/first', at 'chart/cart'"],
  ['the given Service selects other pods', { ...SERVICE, spec: { ...SERVICE.spec, selector: { app: 'other' } } },
    (all: World, holder: IConstruct) => enrol(all, holder, { service: holder }),
    "Service 'cart' of service 'cart' must select its pods, got: selector {\"app\":\"other\"}, labels of the pods: "],
  ['the kubelet is to speak TLS to an HTTP port', SERVICE, (all: World) => {
    const deployment = manifestOf('Deployment');
    const probed = { ...CONTAINERS[0], readinessProbe: { httpGet: { path: '/', port: 8080, scheme: 'HTTPS' } } };
    deployment.spec = { ...SELECTED, template: { ...TEMPLATE, spec: { containers: [probed] } } };
    enrol(all, holding(all.chart, deployment, SERVICE));
  }, "probe of service 'cart' on container port 8080 must fit what the port speaks, got: HTTPS, declared: http, at 'chart/cart'"],
  ['a probe names a port that is not there', SERVICE, (all: World) => {
    const deployment = manifestOf('Deployment');
    const probed = { ...CONTAINERS[0], readinessProbe: { httpGet: { path: '/', port: 'nowhere' } } };
    deployment.spec = { ...SELECTED, template: { ...TEMPLATE, spec: { containers: [probed] } } };
    enrol(all, holding(all.chart, deployment, SERVICE));
  }, "port of a probe of Deployment 'cart' must be a number or name a container port, got: 'nowhere', container ports: web, at 'chart/cart'"],
] as [string, any, (all: World, holder: IConstruct) => unknown, string][])('rejects an enrolment where %s', (_, service, declare, message) => {
  const all = world();
  const holder = included(all.chart, manifestOf('Deployment'), service);
  expect(() => declare(all, holder)).toThrow(message);
});

test('probes of restarted init containers and hooks of containers pass too', () => {
  const all = world([new LinkerdTarget()]);
  const deployment = manifestOf('Deployment');
  const initContainers = [{ name: 'proxy', image: 'p:1', restartPolicy: 'Always', readinessProbe: { httpGet: { path: 'ready', port: 9100 } } }];
  const hooked = { ...CONTAINERS[0], lifecycle: { preStop: { httpGet: { path: '/drain', port: 'web' } } } };
  deployment.spec = { ...SELECTED, template: { ...TEMPLATE, spec: { containers: [hooked], initContainers } } };
  enrol(all, holding(all.chart, deployment, SERVICE));
  const paths = documentsOf(all.app.synthYaml()).filter(({ kind }) => kind === 'HTTPRoute').flatMap(({ spec }) => spec.rules)
    .flatMap(({ matches }) => matches).filter(({ headers }) => headers?.[0].name === 'user-agent').map(({ path }) => path.value);
  expect(paths.sort()).toEqual(['/drain', '/healthz', '/ready']);
});

test('a patch that changes what policies are made from is an error', () => {
  const all = world();
  const cart = new MeshedService(all.chart, 'cart', { namespace: all.namespace, image: 'x:1', ports: [Port.http(80)] });
  cart.workload.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/readinessProbe', { httpGet: { path: '/live', port: 80 } }));
  expect(() => all.app.synthYaml()).toThrow("CM0203 probes of the pods of 'shop/cart' must be '[]' as declared at 'chart/cart', got by a patch: ");
});

test('a ServiceAccount that every pod shares is replaced, also where it is said', () => {
  const all = world();
  const deployment = manifestOf('Deployment');
  deployment.spec = { ...SELECTED, template: { ...TEMPLATE, spec: { containers: CONTAINERS, serviceAccountName: 'default' } } };
  enrol(all, included(all.chart, deployment, SERVICE));
  expect(templateOf(find(documentsOf(all.app.synthYaml()), 'Deployment', 'cart')).spec.serviceAccountName).toEqual('cart');
});

const ambient = () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL });

test.each([
  ['a sidecar is led past', () => new IstioSidecarTarget(), { annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '80' } }],
  ['a sidecar captures nothing', () => new IstioSidecarTarget(), { annotations: { 'sidecar.istio.io/interceptionMode': 'NONE' } }],
  ['ambient is left', ambient, { labels: { 'istio.io/dataplane-mode': 'none' } }],
  ['ztunnel is bypassed', ambient, { annotations: { 'ambient.istio.io/bypass-inbound-capture': 'true' } }],
  ['a sidecar takes the place of ambient', ambient, { labels: { 'sidecar.istio.io/inject': 'true' } }],
  ['Linkerd is bypassed', () => new LinkerdTarget(), { annotations: { 'config.linkerd.io/skip-inbound-ports': '80' } }],
] as [string, () => IMeshTarget, any][])('an existing pod with which %s is an error', (_, target, metadata) => {
  const all = world([target()]);
  const deployment = manifestOf('Deployment');
  deployment.spec = { ...SELECTED, template: { metadata: { ...metadata, labels: { app: 'cart', ...metadata.labels } }, spec: TEMPLATE.spec } };
  enrol(all, included(all.chart, deployment, SERVICE));
  expect(() => all.app.synthYaml()).toThrow(/CM0203 pod template of Deployment 'cart' .* must be 'absent' as declared at 'chart\/cart'/);
});

test.each([
  ['hostNetwork', '/spec/template/spec/hostNetwork', true],
  ['labels/app.kubernetes.io/name', '/spec/template/metadata/labels/app.kubernetes.io~1name', 'evil'],
  ['labels/sidecar.istio.io/inject', '/spec/template/metadata/labels/sidecar.istio.io~1inject', 'false'],
])('a patch of %s that undoes the enrolment is an error', (what, path, value) => {
  const all = world();
  const cart = new MeshedService(all.chart, 'cart', { namespace: all.namespace, image: 'x:1', ports: [Port.http(80)] });
  cart.workload.addJsonPatch(JsonPatch.add(path, value));
  expect(() => all.app.synthYaml()).toThrow(`CM0203 ${what} of the pods of 'shop/cart' must be `);
});

test('a service with the identity of a waypoint is an error', () => {
  const all = world([ambient()]);
  expect(() => new MeshedService(all.chart, 'waypoint', { namespace: all.namespace, image: 'x:1' }))
    .toThrow("service 'waypoint' must not have the name or ServiceAccount of pods of istio-ambient, got: 'waypoint', at 'chart/waypoint'");
});

test('a UDP port of the same number is another port', () => {
  const all = world();
  const ports = [{ port: 80, targetPort: 8080, protocol: 'UDP', name: 'h3' }, { port: 80, targetPort: 8080, name: 'http' }];
  enrol(all, included(all.chart, manifestOf('Deployment'), { ...SERVICE, spec: { ...SERVICE.spec, ports } }));
  expect(find(documentsOf(all.app.synthYaml()), 'Service', 'cart').spec.ports.map(({ name, appProtocol }: any) => [name, appProtocol]))
    .toEqual([['h3', undefined], ['http', 'http']]);
});

test('hostNetwork pods are outside the data plane, and a call to them in a strict namespace is an error', () => {
  const all = world();
  const deployment = manifestOf('Deployment');
  deployment.spec = { ...SELECTED, template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, hostNetwork: true } } };
  enrol(all, included(all.chart, deployment, SERVICE));
  expect(() => all.app.synthYaml()).toThrow(/CM0206 destination of call from 'shop\/web' to 'shop\/cart' .* got: pods on the network of their node/);
});
