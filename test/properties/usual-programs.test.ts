import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { graphPlans, programOf } from './call-graphs';
import { RUNS } from './runs';
import {
  Feature, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch, Port, Probe,
  RolloutPhase, Route, StrictMtlsNamespace,
} from '../../src';
import { refusals } from '../../src/analysis/analysis';
import { AnalysisContext } from '../../src/analysis/analyzer';
import { registry } from '../../src/private/registry';
import { isUsualProgram } from '../../src/private/usual/usual-program';
import { hub, TARGETS } from '../growth/layouts';

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
  test('as many calls to one service as are usual give no error', () => {
    const { mesh, services } = shop(targets(), 257);
    hub(services);
    expect(isUsual(mesh)).toBe(true);
    expect(mesh.report().errors).toEqual([]);
    expect(isUsual(mesh)).toBe(true); // whoever looks at objects has not touched them
  });
});

/** Services of a strict namespace. */
function shop(targets: IMeshTarget[], count: number, props: object = {}): { mesh: Mesh; chart: Chart; services: MeshedService[] } {
  const chart = new Chart(new App(), 'app');
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const one = (i: number) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)], ...props });
  return { mesh, chart, services: Array.from({ length: count }, (_, i) => one(i)) };
}

describe('all objects are looked at', () => {
  const long = 'x'.repeat(300);
  test.each<[string, (program: ReturnType<typeof shop>) => void]>([
    ['where one is patched', ({ services }) => services[0].workload.addJsonPatch(JsonPatch.add('/spec/paused', true))],
    ['where metadata may have been changed', ({ services }) => services[0].workload.metadata.addLabel('a', 'b')],
    ['where others have objects', ({ chart }) => new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap' })],
    ['where there is another mesh', ({ chart }) => new Mesh(chart, 'second', { targets: [new LinkerdTarget()] })],
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
    ['an odd text in the environment', { env: { A: 'ü' } }],
  ])('where a container has %s', (_, props) => {
    expect(isUsual(shop([new IstioSidecarTarget()], 1, props).mesh)).toBe(false);
  });

  test('in charts with labels', () => {
    const chart = new Chart(new App(), 'app', { labels: { a: 'b' } });
    expect(isUsual(new Mesh(chart, 'mesh', { targets: [new LinkerdTarget()] }))).toBe(false);
  });
});
