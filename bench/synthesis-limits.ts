import { Limit } from './limits';
import { MeasureName } from './measures';
import { Results } from './results';

const KB = 2 ** 10;

/** How fast a synthesis must be, beside the floor and beside cdk8s, how its time may grow, and what memory it may take. */
export function synthesisLimits(): Limit[] {
  return [
    ...[1000, 10000].flatMap(services => [
      atMost('`MeshApp` with ApiObjects to the floor', 'meshApp', 'floor', services, 5, 7.5),
      atMost('`MeshApp` with services and calls to the floor', 'constructs', 'floor', services, 8, 12),
      atMost('writer to JSON.stringify', 'writer', 'stringify', services, 2, 3),
    ]),
    ...[1000, 3000].map(services => atLeast('cdk8s to `MeshApp`, one chart', 'stockSynthesis', 'meshApp', services, 8, 5)),
    atLeast('cdk8s to `MeshApp`, a chart for each service', 'stockCharts', 'meshAppCharts', 1000, 10, 6),
    atLeast('cdk8s to `MeshApp`, a chart for each service', 'stockCharts', 'meshAppCharts', 3000, 25, 15),
    ...(['meshApp', 'meshAppCharts', 'meshCharts', 'constructs', 'constructCharts'] as const).map(growth),
    memory('memory kept for each service, in KB, at 10,000 services', 30, results => results.of('kept', 10000).megabytes * KB / 10000),
    ...(['meshApp', 'constructs'] as const).map(name =>
      memory(`most memory of ${name} at 10,000 services, in MB`, 350, results => results.of(name, 10000).megabytes)),
    { title: '`require` of this library beyond Node and cdk8s, in milliseconds', most: 15, noisy: 40, of: results => results.of('loading', 1000).passed },
    { title: 'objects in one file', least: 1e6, noisy: 1e6, of: results => (results.of('million', 10000) ? 1e6 : 0) },
  ];
}

function at(title: string, services: number): string {
  return `${title}, ${services.toLocaleString('en')} services`;
}

function atMost(title: string, name: MeasureName, other: MeasureName, services: number, most: number, noisy: number): Limit {
  return { title: at(title, services), most, noisy, of: results => results.ratio(name, other, services) };
}

function atLeast(title: string, name: MeasureName, other: MeasureName, services: number, least: number, noisy: number): Limit {
  return { title: at(title, services), least, noisy, of: results => results.ratio(name, other, services) };
}

function growth(name: MeasureName): Limit {
  return { title: `growth of ${name} from the first to the last size, as an exponent`, most: 1.05, noisy: 1.2, of: results => results.exponent(name) };
}

/** Memory has no noise. */
function memory(title: string, most: number, of: (results: Results) => number): Limit {
  return { title, most, noisy: most, of };
}
