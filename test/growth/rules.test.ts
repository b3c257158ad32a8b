import { App, Chart } from 'cdk8s';
import { graph, hubOfOwnRoutes, releases, TARGETS } from './layouts';
import { least, spentSince } from './time';
import { Feature, IMeshTarget, Mesh, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';

/** Processor time of a report: declarations, their objects, and all rules about them. */
function timeOf(targets: IMeshTarget[], count: number, declare: (services: MeshedService[]) => void): number {
  const chart = new Chart(new App(), 'app');
  const start = process.cpuUsage();
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  declare(Array.from({ length: count }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)] })));
  expect(mesh.report().errors).toEqual([]);
  return spentSince(start);
}

describe.each(TARGETS)('%s', (_, targets) => {
  test.each([
    ['400 services with 2,000 calls', graph, 100, 400],
    ['a hub with 400 sources that have a route each', hubOfOwnRoutes, 100, 400],
    ['200 released services with 1,000 calls', releases, 50, 200],
  ] as const)('rules about %s find no error and take no more than proportionally longer than about a quarter', (_name, declare, few, many) => {
    const small = least(() => timeOf(targets(), few, declare));
    const large = least(() => timeOf(targets(), many, declare));
    expect(large / small).toBeLessThan(4 * 2.5); // a quadratic step would make it 16
  }, 300000);
});
