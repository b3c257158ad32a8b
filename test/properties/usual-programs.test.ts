import { ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { graphPlans, programOf } from './call-graphs';
import { RUNS } from './runs';
import {
  Feature, HeaderMatch, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch,
  Port, Probe, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../src';
import { refusals } from '../../src/analysis/analysis';
import { AnalysisContext } from '../../src/analysis/analyzer';
import { registry } from '../../src/private/registry';
import { isUsualProgram } from '../../src/private/usual/usual-program';
import { PROGRAMS } from '../features';
import { World } from '../features/program';
import { graph, hub, TARGETS } from '../growth/layouts';

const SETS: [string, () => IMeshTarget[]][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()]],
  ['istio-sidecar beside network-policy', () => [new IstioSidecarTarget(), new NetworkPolicyTarget()]],
  ['istio-ambient', () => [new IstioAmbientTarget()]],
  ['linkerd beside network-policy', () => [new LinkerdTarget(), new NetworkPolicyTarget()]],
  ['network-policy', () => [new NetworkPolicyTarget()]],
];

function contextOf(mesh: Mesh): AnalysisContext {
  return { mesh: registry.meshes.get(mesh)!, root: mesh.node.root, acceptedLosses: Object.values(Feature), acceptances: [] };
}

function isUsual(mesh: Mesh): boolean {
  return isUsualProgram(registry.meshes.get(mesh)!, mesh.node.root);
}

describe.each(SETS)('%s', (_, targets) => {
  test('objects of a usual program have no errors that its declarations have not', () => {
    fc.assert(fc.property(graphPlans, plan => {
      const { mesh, declare } = programOf(plan, targets());
      plan.calls.forEach(declare);
      expect(isUsual(mesh)).toBe(true);
      expect(refusals(contextOf(mesh))).toEqual(mesh.report().errors);
    }), RUNS);
  });
});

describe.each(TARGETS)('%s', (_, targets) => {
  const [target] = targets();

  test.each(Object.values(Feature))('objects of a usual program that asks for %s have no errors that its declarations have not', feature => {
    for (const accepted of [[], Object.values(Feature)]) {
      const world = new World(new Chart(new App(), 'shop'), target, true, accepted);
      PROGRAMS[feature](world);
      expect(refusals({ ...contextOf(world.mesh), acceptedLosses: accepted })).toEqual(world.mesh.report().errors);
    }
  });

  test.each(Object.values(RolloutPhase))('objects of calls in phase %s, of services with the longest names, have no errors that the declarations have not', phase => {
    const { mesh, services } = shop(targets(), 40, { readiness: Probe.grpc({ port: 81 }), env: { A: 'a'.repeat(253) } }, phase, 's'.repeat(61));
    graph(services);
    expect(isUsual(mesh)).toBe(true);
    expect(refusals(contextOf(mesh))).toEqual(mesh.report().errors);
  });
});

describe.each(TARGETS)('%s', (_, targets) => {
  test('as many calls to one service as are usual give no error', () => {
    const { mesh, services } = shop(targets(), 257);
    hub(services);
    expect(isUsual(mesh)).toBe(true);
    expect(mesh.report().errors).toEqual([]);
    expect(isUsual(mesh)).toBe(true); // whoever looks at objects has not touched them
  });
});

/** Services of a strict namespace. */
function shop(
  targets: IMeshTarget[], count: number, props: object = {}, phase = RolloutPhase.STRICT, prefix = 's',
): { mesh: Mesh; chart: Chart; services: MeshedService[] } {
  const chart = new Chart(new App(), 'app');
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase });
  const one = (i: number) => new MeshedService(chart, `${prefix}${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)], ...props });
  return { mesh, chart, services: Array.from({ length: count }, (_, i) => one(i)) };
}

const headers = (count: number) => Array.from({ length: count }, (_, i) => HeaderMatch.present(`x-${i}`));

describe('all objects are looked at', () => {
  const long = 'x'.repeat(300);
  test.each<[string, (program: ReturnType<typeof shop>) => void]>([
    ['where one is patched', ({ services }) => services[0].workload.addJsonPatch(JsonPatch.add('/spec/paused', true))],
    ['where metadata may have been changed', ({ services }) => services[0].workload.metadata.addLabel('a', 'b')],
    ['where others have objects', ({ chart }) => new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap' })],
    ['where there is another mesh', ({ chart }) => new Mesh(chart, 'second', { targets: [new LinkerdTarget()] })],
    ['where an object renders itself otherwise', ({ services: [a] }) => Object.assign(a.workload, { toJson: () => ({ kind: 'Deployment' }) })],
    ['where an object was taken out', ({ services: [a] }) => a.node.tryRemoveChild('service-account')],
    ['where a route has many headers', ({ services: [a, b] }) => a.calls(b, { routes: [Route.http({ headers: headers(9) })] })],
    ['where the name of a header is long', ({ services: [a, b] }) => a.calls(b, { routes: [Route.http({ headers: [HeaderMatch.present(`x-${'y'.repeat(80)}`)] })] })],
    ['where a value of a header has a space', ({ services: [a, b] }) => a.calls(b, { routes: [Route.http({ headers: [HeaderMatch.exact('x', 'a b')] })] })],
    ['where a path has odd characters', ({ services: [a, b] }) => a.calls(b, { routes: [Route.get(PathMatch.exact('/a;b'))] })],
    ['where pods of other programs have labels of their own', ({ mesh, chart }) =>
      MeshedService.fromAttributes(chart, 'far', { mesh, name: 'far', namespace: 'elsewhere', podLabels: { app: 'far' } })],
    ['where a path is long', ({ services: [a, b] }) => a.calls(b, { routes: [Route.get(PathMatch.prefix(`/${long}`))] })],
    ['where more calls than usual go to one service', ({ services: [a, ...more] }) => more.forEach(each => each.calls(a))],
  ])('%s', (_, change) => {
    const program = shop([new IstioSidecarTarget()], 258);
    expect(isUsual(program.mesh)).toBe(true);
    change(program);
    expect(isUsual(program.mesh)).toBe(false);
  });

  test.each<[string, object]>([
    ['an image with a space', { image: 'example.com/s:1 ' }],
    ['a limit in another unit than the request', { resources: { memoryRequest: '1Gi', memoryLimit: '1024Mi' } }],
    ['a limit below the request', { resources: { cpuRequest: '200m', cpuLimit: '100m' } }],
    ['a probe with headers', { readiness: Probe.http('/', { headers: { 'x y': 'z' } }) }],
    ['a probe with an empty segment in its path', { readiness: Probe.http('//a') }],
    ['a probe once in a hundred days', { liveness: Probe.http('/', { period: Duration.days(100) }) }],
    ['an odd text in the environment', { env: { A: 'ü' } }],
    ['what is no text in the environment', { env: { A: 5 } }],
  ])('where a container has %s', (_, props) => {
    expect(isUsual(shop([new IstioSidecarTarget()], 1, props).mesh)).toBe(false);
  });

  test('of targets that are not those of the library', () => {
    class Derived extends NetworkPolicyTarget {}
    expect([new NetworkPolicyTarget(), new Derived()].map(target => isUsual(shop([target], 1).mesh))).toEqual([true, false]);
    const changed = Object.assign(new NetworkPolicyTarget(), { renderService: () => [] });
    expect(isUsual(shop([changed], 1).mesh)).toBe(false);
  });

  test.each([{ trustDomain: 'a'.repeat(64) }, { clusterDomain: '1.2' }])('in a mesh with an odd domain: %j', domain => {
    expect(isUsual(new Mesh(new Chart(new App(), 'app'), 'mesh', { targets: [new LinkerdTarget()], ...domain }))).toBe(false);
  });

  test('in charts with labels', () => {
    const chart = new Chart(new App(), 'app', { labels: { a: 'b' } });
    expect(isUsual(new Mesh(chart, 'mesh', { targets: [new LinkerdTarget()] }))).toBe(false);
  });
});
