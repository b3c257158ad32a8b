import { App, Chart } from 'cdk8s';
import {
  Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch,
  Port, RolloutPhase, Route, StrictMtlsNamespace,
} from '../src';

const TARGETS: [string, () => IMeshTarget[]][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()]],
  ['istio-ambient', () => [new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL })]],
  ['linkerd', () => [new LinkerdTarget()]],
  ['network-policy', () => [new NetworkPolicyTarget()]],
];

/** Time of declarations, analysis and rendering; not that of cdk8s's YAML writer, which is most of a synthesis. */
function timeOf(targets: IMeshTarget[], count: number, declare: (services: MeshedService[]) => void): number {
  const app = new App();
  const chart = new Chart(app, 'app');
  const start = process.hrtime.bigint();
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  declare(Array.from({ length: count }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)] })));
  expect(mesh.report().errors).toEqual([]);
  expect(chart.toJson().length).toBeGreaterThan(count);
  return Number(process.hrtime.bigint() - start) / 1e6;
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

/** Services in a row, each calling the next. */
function chain(services: MeshedService[]): void {
  services.slice(1).forEach((service, i) => services[i].calls(service));
}

/** The least of two runs, so that a pause of the machine does not count. */
function least(measure: () => number): number {
  return Math.min(measure(), measure());
}

describe.each(TARGETS)('%s', (_, targets) => {
  test.each([
    ['2,000 services with 10,000 calls', graph, 500, 2000],
    ['a hub with 5,000 sources', hub, 1250, 5000],
    ['a chain of 2,000 services', chain, 500, 2000],
  ] as const)('%s take no more than proportionally longer than a quarter of them', (_name, declare, few, many) => {
    const small = least(() => timeOf(targets(), few, declare));
    const large = least(() => timeOf(targets(), many, declare));
    expect(large / small).toBeLessThan(4 * 2.5); // a quadratic step would make it 16
  }, 300000);
});
