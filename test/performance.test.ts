import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Duration, Include } from 'cdk8s';
import {
  CanaryRelease, Feature, GatewayApiChannel, HeaderMatch, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService,
  NetworkPolicyTarget, PathMatch, Port, RequestMatch, RolloutPhase, Route, StrictMtlsNamespace,
} from '../src';

/** Rules about objects are held to growth of their own: by what they read in `rules/linear.test.ts`, by time in the benchmark. */
jest.mock('../src/analysis/written-findings', () => ({ writtenFindings: () => [] }));

const TARGETS: [string, () => IMeshTarget[]][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()]],
  ['istio-ambient', () => [new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL })]],
  ['linkerd', () => [new LinkerdTarget()]],
  ['network-policy', () => [new NetworkPolicyTarget()]],
];

/** Processor time of declarations, analysis and rendering; not that of cdk8s's YAML writer, which is most of a synthesis. */
function timeOf(targets: IMeshTarget[], count: number, declare: (services: MeshedService[]) => void): number {
  const app = new App();
  const chart = new Chart(app, 'app');
  const start = process.cpuUsage();
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  declare(Array.from({ length: count }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)] })));
  expect(mesh.report().errors).toEqual([]);
  expect(chart.toJson().length).toBeGreaterThan(count);
  return spentSince(start);
}

const ROUTES = ['/a', '/b', '/c'].map(path => Route.get(PathMatch.prefix(path)));

/** Every service calls five others. */
function graph(services: MeshedService[]): void {
  services.forEach((service, i) => [1, 7, 13, 29, 31].forEach((step, k) =>
    service.calls(services[(i + step) % services.length], k < ROUTES.length ? { routes: [ROUTES[k]] } : {})));
}

/** One service is called by all others. */
function hub([center, ...others]: MeshedService[]): void {
  others.forEach((source, i) => source.calls(center, { routes: [ROUTES[i % ROUTES.length]] }));
}

/** One service is called by all others, each with a route of its own. */
function hubOfOwnRoutes([center, ...others]: MeshedService[]): void {
  others.forEach((source, i) => source.calls(center, { routes: [Route.get(PathMatch.exact(`/route-${i}`))], timeout: Duration.seconds(1) }));
}

/** One service is called by all others, each with a value of its own of one header. */
function hubOfOwnValues([center, ...others]: MeshedService[]): void {
  const route = (i: number) => Route.http({ headers: [HeaderMatch.exact('x-tenant', `tenant-${i}`)] });
  others.forEach((source, i) => source.calls(center, { routes: [route(i)], timeout: Duration.seconds(1) }));
}

/** Services in a row, each calling the next. */
function chain(services: MeshedService[]): void {
  services.slice(1).forEach((service, i) => services[i].calls(service));
}

/** Every service is released, and other authors have Services too. */
function releases(services: MeshedService[]): void {
  graph(services);
  for (const service of services) {
    const name = `${service.serviceName}-other`;
    const spec = { selector: { app: name }, ports: [{ port: 80 }] };
    new ApiObject(service, 'other', { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec });
    new CanaryRelease(service, 'release', {
      service, stable: { version: 'v1' }, canary: { version: 'v2' }, preview: RequestMatch.header('x-preview', 'yes'), stage: 'shift-25',
    });
  }
}

/** Processor time, in milliseconds: what others do on the machine does not count. */
function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least of two runs, so that a collection of garbage at the wrong moment does not count. */
function least(measure: () => number): number {
  return Math.min(measure(), measure());
}

describe.each(TARGETS)('%s', (_, targets) => {
  test.each([
    ['2,000 services with 10,000 calls', graph, 500, 2000],
    ['a hub with 5,000 sources', hub, 1250, 5000],
    ['a hub with 2,000 sources that have a route each', hubOfOwnRoutes, 500, 2000],
    ['a hub with 2,000 sources that have a value of a header each', hubOfOwnValues, 500, 2000],
    ['a chain of 2,000 services', chain, 500, 2000],
    ['1,000 released services with 5,000 calls', releases, 250, 1000],
  ] as const)('%s take no more than proportionally longer than a quarter of them', (_name, declare, few, many) => {
    const small = least(() => timeOf(targets(), few, declare));
    const large = least(() => timeOf(targets(), many, declare));
    expect(large / small).toBeLessThan(4 * 2.5); // a quadratic step would make it 16
  }, 300000);
});

describe('existing manifests', () => {
  const work = mkdtempSync(join(tmpdir(), 'performance-'));
  afterAll(() => rmSync(work, { recursive: true }));

  function manifestsOf(count: number): string {
    const file = join(work, `${count}.yaml`);
    const documents = Array.from({ length: count }, (_, i) => `s${i}`).flatMap(name => [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'x:1' }] } } },
      },
      { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports: [{ port: 80, name: 'http' }] } },
    ]);
    writeFileSync(file, documents.map(document => JSON.stringify(document)).join('\n---\n'));
    return file;
  }

  function timeToEnrol(count: number): number {
    const chart = new Chart(new App(), 'app');
    const workload = new Include(chart, 'manifests', { url: manifestsOf(count) });
    const start = process.cpuUsage();
    const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget()] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    for (let i = 0; i < count; i++) new MeshedService(chart, `s${i}`, { namespace, workload });
    expect(mesh.report().errors).toEqual([]);
    return spentSince(start);
  }

  test('2,000 enrolled services take no more than proportionally longer than a quarter of them', () => {
    expect(least(() => timeToEnrol(2000)) / least(() => timeToEnrol(500))).toBeLessThan(4 * 2.5);
  }, 300000);
});

test('routes that overlap in exponentially many ways are an error, found in time', () => {
  const chart = new Chart(new App(), 'app');
  const mesh = new Mesh(chart, 'mesh', { targets: [new LinkerdTarget()] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const [center, ...sources] = Array.from({ length: 40 }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'x:1', ports: [Port.http(80)] }));
  const route = (i: number) => Route.http({ headers: [HeaderMatch.present(`x-header-${i}`)] });
  sources.forEach((source, i) => source.calls(center, { routes: [route(i)], timeout: Duration.seconds(1) }));
  const start = process.cpuUsage();
  expect(mesh.report().errors.map(({ code }) => code)).toEqual(['CM0405']);
  expect(spentSince(start)).toBeLessThan(30000);
});
