import { App, Chart } from 'cdk8s';
import { Feature, IMeshTarget, Mesh, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';

/** A way to declare calls between services. */
export type Layout = (services: MeshedService[]) => void;

/** Processor time of a report without errors, with all that is declared for it, and of what is done with the chart then. */
export function timeOf(targets: IMeshTarget[], count: number, declare: Layout, then: (chart: Chart) => void = () => {}): number {
  const chart = new Chart(new App(), 'app');
  const start = process.cpuUsage();
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  declare(Array.from({ length: count }, (_, i) => new MeshedService(chart, `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)] })));
  expect(mesh.report().errors).toEqual([]);
  then(chart);
  return spentSince(start);
}

/** Processor time, in milliseconds: what others do on the machine does not count. */
export function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least of two runs, so that a collection of garbage at the wrong moment does not count. */
export function least(measure: () => number): number {
  return Math.min(measure(), measure());
}
