import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Duration, Include, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryReleaseProps, IstioSidecarTarget, Mesh, MeshedService, Port, ReleaseStrategy, RolloutPhase, SameSite, Step,
  StrictMtlsNamespace, TrackCapacity,
} from '../../src';
import { documentsOf, yamlOf } from '../golden';

let files = 0;
const work = mkdtempSync(join(tmpdir(), 'released-workloads-'));
afterAll(() => rmSync(work, { recursive: true }));

const MANIFESTS = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { team: blue }, annotations: { owner: ann } }
spec:
  replicas: 6
  revisionHistoryLimit: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front }, annotations: { config: '1' } }
    spec:
      serviceAccountName: web
      containers:
        - { name: log, image: 'example.com/log:7' }
        - { name: web, image: 'example.com/web:1', ports: [{ containerPort: 8080 }], env: [{ name: MODE, value: slow }, { name: KEEP, value: 'yes' }] }
      volumes: [{ name: data, emptyDir: {} }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: NodePort, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080, nodePort: 30080, appProtocol: http }] }
`;

interface World {
  readonly app: App;
  readonly chart: Chart;
  readonly web: MeshedService;
}

/** The manifests, with other fields of the Service, annotations of it, and other fields of the Deployment. */
function existing(service: any = {}, annotations: any = {}, deployment: any = {}): World {
  const { app, chart, namespace } = world();
  const url = join(work, `web-${files++}.yaml`);
  const [first, second] = documentsOf(MANIFESTS);
  second.metadata.annotations = annotations;
  Object.assign(first.spec, deployment);
  Object.assign(second.spec, service);
  writeFileSync(url, yamlOf([first, second]));
  return { app, chart, web: new MeshedService(chart, 'web', { namespace, workload: new Include(chart, 'manifests', { url }) }) };
}

function world() {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget()] });
  return { app, chart, namespace: new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT }) };
}

function released({ app, chart, web }: World, props: Partial<CanaryReleaseProps> = {}): any[] {
  new CanaryRelease(chart, 'release', {
    service: web, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/web:2', env: { MODE: 'fast' } }, stage: 'prepare', ...props,
  });
  return documentsOf(app.synthYaml());
}

const named = (objects: any[], kind: string, name: string) => objects.find(object => object.kind === kind && object.metadata.name === name);

test('versions are made from an existing Deployment, which is there no longer', () => {
  const objects = released(existing());
  expect(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name).sort()).toEqual(['web-v1', 'web-v2']);
  const { metadata, spec } = named(objects, 'Deployment', 'web-v2');
  expect(metadata).toMatchObject({ labels: { 'team': 'blue', 'cdk8s-mesh/track': 'v2' }, annotations: { owner: 'ann' } });
  expect(spec).toMatchObject({ replicas: 1, revisionHistoryLimit: 3, selector: { matchLabels: { 'app': 'web', 'cdk8s-mesh/track': 'v2' } } });
  expect(spec.template.metadata).toMatchObject({ annotations: { config: '1' }, labels: { 'app': 'web', 'tier': 'front', 'app.kubernetes.io/version': 'v2' } });
  expect(spec.template.spec.volumes).toEqual([{ name: 'data', emptyDir: {} }]);
});

test('image and environment of a version are those of the container with the name of the service', () => {
  const objects = released(existing());
  const containers = (name: string) => named(objects, 'Deployment', name).spec.template.spec.containers;
  expect(containers('web-v1').map(({ image }: any) => image)).toEqual(['example.com/log:7', 'example.com/web:1']);
  expect(containers('web-v2').map(({ image }: any) => image)).toEqual(['example.com/log:7', 'example.com/web:2']);
  expect(containers('web-v1')[1].env).toEqual([{ name: 'MODE', value: 'slow' }, { name: 'KEEP', value: 'yes' }]);
  expect(containers('web-v2')[1].env).toEqual([{ name: 'KEEP', value: 'yes' }, { name: 'MODE', value: 'fast' }]);
});

test('a version has as many pods as the existing Deployment, or its share of them', () => {
  expect(named(released(existing()), 'Deployment', 'web-v1').spec.replicas).toEqual(6);
  expect(named(released(existing(), { stage: 'shift-25' }), 'Deployment', 'web-v2').spec.replicas).toEqual(3);
});

test('an existing Service selects one version, and Services of versions take no address of its own from it', () => {
  const objects = released(existing());
  expect(named(objects, 'Service', 'web').spec).toMatchObject({ type: 'NodePort', selector: { 'app': 'web', 'cdk8s-mesh/track': 'v1' } });
  expect(named(objects, 'Service', 'web-v2').spec).toEqual({
    selector: { 'app': 'web', 'cdk8s-mesh/track': 'v2' }, ports: [{ name: 'http', port: 80, targetPort: 8080, appProtocol: 'http' }],
  });
});

test('a Service that leads clients outside the mesh to a version is told, as one that leads them to the service is', () => {
  const { chart, web } = existing();
  new CanaryRelease(chart, 'release', { service: web, stable: { version: 'v1' } });
  const mesh = chart.node.findChild('mesh') as Mesh;
  expect(mesh.report().findings.map(({ code }) => code)).toContain('CM0204');
});

test('Services of versions take nothing that leads to the service from outside, or that only one Service may have', () => {
  const outside = {
    type: 'LoadBalancer',
    clusterIP: '10.0.0.7',
    clusterIPs: ['10.0.0.7'],
    externalIPs: ['203.0.113.7'],
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 30999,
    loadBalancerClass: 'x',
    loadBalancerSourceRanges: ['203.0.113.0/24'],
    allocateLoadBalancerNodePorts: false,
  };
  const inside = { sessionAffinity: 'ClientIP', internalTrafficPolicy: 'Local', publishNotReadyAddresses: true };
  const annotations = { 'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com' };
  const { metadata, spec } = named(released(existing({ ...outside, ...inside }, annotations)), 'Service', 'web-v2');
  expect(spec).toEqual({ ...inside, selector: spec.selector, ports: [{ name: 'http', port: 80, targetPort: 8080, appProtocol: 'http' }] });
  expect(metadata.annotations).toEqual(undefined);
});

test('a Service keeps what it selects by until it is narrowed to one version, and then too', () => {
  const selectorAt = (stage: string) => {
    const narrow = existing({ selector: { app: 'web', tier: 'front' } });
    return named(released(narrow, { adoption: true, stage }), 'Service', 'web').spec.selector;
  };
  for (const stage of ['running', 'adopt-beside', 'adopt-route']) expect(selectorAt(stage)).toEqual({ app: 'web', tier: 'front' });
  for (const [stage, track] of [['adopt-narrow', 'v1'], ['baseline', 'v1'], ['shift-25', 'v1'], ['promote', 'v2'], ['retire', 'v2']]) {
    expect(selectorAt(stage)).toEqual({ 'app': 'web', 'tier': 'front', 'cdk8s-mesh/track': track });
  }
});

test('a Deployment that something else scales does not tell how many pods a version needs', () => {
  const { app, chart, web } = existing({}, {}, { replicas: undefined });
  expect(() => released({ app, chart, web })).toThrow("capacity of version 'v1' of a release of 'web' must be given where the workload says no replicas, got none: "
    + 'say TrackCapacity.autoscaled() with the bounds of what scales it');
});

test('the canary is given as many pods as the stable version, unless it says otherwise', () => {
  const objects = released(existing(), { stable: { version: 'v1', capacity: TrackCapacity.fixed(9) }, stage: 'promote' });
  expect(['web-v1', 'web-v2'].map(name => named(objects, 'Deployment', name).spec.replicas)).toEqual([9, 9]);
});

test('an autoscaled version has no replicas of its own, and the stable one loses no pods while requests may go back to it', () => {
  const capacity = TrackCapacity.autoscaled({ min: 4, max: 40 });
  const scalers = ['baseline', 'prepare', 'shift-25', 'promote', 'abort-shift-25', 'retire'].map(stage => {
    const objects = released(existing({}, {}, { replicas: undefined }), { stable: { version: 'v1', capacity }, stage });
    expect(objects.filter(({ kind, spec }) => kind === 'Deployment' && 'replicas' in spec)).toEqual([]);
    return [stage, objects.filter(({ kind, spec }) => kind === 'HorizontalPodAutoscaler' && spec.behavior?.scaleDown?.selectPolicy === 'Disabled')
      .map(({ metadata }) => metadata.name)];
  });
  expect(Object.fromEntries(scalers)).toEqual({
    'baseline': [], 'prepare': [], 'shift-25': ['web-v1'], 'promote': ['web-v1'], 'abort-shift-25': ['web-v1'], 'retire': [],
  });
});

test('disruption budgets and autoscalers of versions are about the pods of one of them', () => {
  const objects = released(existing(), { stage: 'shift-25' });
  const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget').map(({ spec }) => spec.selector.matchLabels['cdk8s-mesh/track']);
  expect(budgets.sort()).toEqual(['v1', 'v2']);
});

test('cookies of sessions say the release, and what browsers must know', () => {
  const cookies = (canary: string, affinity: any) => {
    const { app, chart, web } = existing();
    const objects = released({ app, chart, web }, { canary: { version: canary }, affinity, stage: 'shift-25' });
    return JSON.stringify(named(objects, 'VirtualService', 'web')).match(/web-track=[^"]+/g)!.filter(text => text.includes('Path'));
  };
  const [stable, own] = cookies('v2', { maxAge: Duration.minutes(5), sameSite: SameSite.STRICT });
  expect(stable).toMatch(/^web-track=[0-9a-f]{12}; Path=\/; Max-Age=300; SameSite=Strict; Secure; HttpOnly$/);
  expect(own).not.toEqual(stable);
  expect(cookies('v3', {})[0].split(';')[0]).not.toEqual(stable.split(';')[0]);
  expect(cookies('v2', { secure: false, path: '/shop' })[0]).toMatch(/; Path=\/shop; Max-Age=3600; SameSite=Lax; HttpOnly$/);
});

test('copies go to the canary, and to nobody else', () => {
  const strategy = ReleaseStrategy.progressive([Step.mirror(20), Step.weight(50)]);
  const [{ mirrors, route }] = named(released(existing(), { strategy, stage: 'mirror-20' }), 'VirtualService', 'web').spec.http;
  expect(mirrors.map(({ destination, percentage }: any) => [destination.host.split('.')[0], percentage.value])).toEqual([['web-v2', 20]]);
  expect(route.filter(({ weight }: any) => weight !== 0).map(({ destination }: any) => destination.host.split('.')[0])).toEqual(['web-v1']);
});

test('an existing Deployment stays as it is until it is taken over', () => {
  const stages = ['running', 'adopt-beside', 'adopt-route', 'adopt-narrow', 'baseline'];
  const deployments = stages.map(stage => released(existing(), { adoption: true, stage }).filter(({ kind }) => kind === 'Deployment'));
  expect(deployments.map(all => all.map(({ metadata }) => metadata.name).sort())).toEqual([
    ['web'], ['web', 'web-v1'], ['web', 'web-v1'], ['web', 'web-v1'], ['web-v1'],
  ]);
  const untouched = existing();
  const before = documentsOf(untouched.app.synthYaml());
  expect(deployments[1].find(({ metadata }) => metadata.name === 'web')).toEqual(named(before, 'Deployment', 'web'));
});

test('a patch of the workload is there in every version, and a patch of a version in that one only', () => {
  const { app, chart, namespace } = world();
  const web = new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1', ports: [Port.http(80)] });
  web.workload.addJsonPatch(JsonPatch.add('/spec/template/spec/priorityClassName', 'high'));
  const release = new CanaryRelease(chart, 'release', {
    service: web, stable: { version: 'v1' }, canary: { version: 'v2', capacity: TrackCapacity.fixed(4) }, stage: 'prepare',
  });
  release.objects('Deployment', 'web-v2')[0].addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 10));
  web.workload.addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'later'));
  const objects = documentsOf(app.synthYaml());
  for (const name of ['web-v1', 'web-v2']) {
    expect(named(objects, 'Deployment', name).spec.template.spec).toMatchObject({ priorityClassName: 'high', hostname: 'later' });
  }
  expect(['web-v1', 'web-v2'].map(name => named(objects, 'Deployment', name).spec.minReadySeconds)).toEqual([undefined, 10]);
  expect(release.objects('Service').map(({ name }) => name)).toEqual(['web-v1', 'web-v2']);
});

test('calls that are declared later change the routes of the release', () => {
  const { app, chart, namespace } = world();
  const web = new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1', ports: [Port.http(80)] });
  new CanaryRelease(chart, 'release', { service: web, stable: { version: 'v1' }, canary: { version: 'v2' }, stage: 'shift-25' });
  new MeshedService(chart, 'front', { namespace, image: 'example.com/front:1' }).calls(web);
  const objects = documentsOf(app.synthYaml());
  expect(named(objects, 'AuthorizationPolicy', 'web').spec.rules[0].from[0].source).toEqual({ serviceAccounts: ['shop/front'] });
  expect(named(objects, 'VirtualService', 'web').spec.http[0].route.map(({ weight }: any) => weight)).toEqual([75, 25]);
});
