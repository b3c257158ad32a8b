import { ApiObject, App, Chart } from 'cdk8s';
import { PlainObject, workload } from './workload';

/** A class of charts. */
type ChartClass = new (scope: App, id: string) => Chart;

/** Makes the objects and synthesizes them as one chart. */
export function intoOneChart(app: App, ChartOf: ChartClass, services: number): void {
  const chart = new ChartOf(app, 'chart');
  addTo(chart, workload(services));
  app.synth();
}

/** Makes the objects and synthesizes them as a chart for each service, and one for the Namespaces. */
export function intoChartPerService(app: App, ChartOf: ChartClass, services: number): void {
  const byOwner = new Map<string, PlainObject[]>();
  for (const object of workload(services)) {
    const owner = object.kind === 'Namespace' ? 'namespaces' : (object.metadata as { name: string }).name;
    if (!byOwner.has(owner)) byOwner.set(owner, []);
    byOwner.get(owner)!.push(object);
  }
  for (const [owner, objects] of byOwner) addTo(new ChartOf(app, owner), objects);
  app.synth();
}

function addTo(chart: Chart, objects: PlainObject[]): void {
  objects.forEach((object, i) => new ApiObject(chart, `object-${i}`, object));
}
