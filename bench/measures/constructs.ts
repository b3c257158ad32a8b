import { App, Chart } from 'cdk8s';
import { compiled } from '../compiled';
import { declare } from '../declarations';
import { Measure, Sample } from '../measure';

type Library = typeof import('../../src');

/** The library with all its parts: they load when they are asked for. */
function loaded(): Library {
  const library = compiled<Library>('src');
  Object.values(library);
  return library;
}

/** So many services are looked at before. */
const COMPARED = 60;
const OF_EACH = ['AuthorizationPolicy', 'Deployment', 'DestinationRule', 'NetworkPolicy', 'Service', 'ServiceAccount', 'Sidecar', 'VirtualService'];

/** Throws unless the text is that of cdk8s and there are the eight objects of each service: no time is taken of something else. */
function requireSameObjects(): undefined {
  const library = compiled<Library>('src');
  const [ours, theirs] = [library.MeshApp, App].map(AppOf => {
    const app = new AppOf();
    const chart = new Chart(app, 'mesh');
    declare(library, chart, COMPARED, () => chart);
    return app.synthYaml();
  });
  if (ours !== theirs) throw new Error('the text must be that of cdk8s, got another');
  const countOf = (kind: string) => ours.split(/^---$/m).filter(document => document.includes(`\nkind: ${kind}\n`)).length;
  const few = OF_EACH.find(kind => countOf(kind) < COMPARED);
  if (few !== undefined) throw new Error(`each service must have eight objects, got: ${countOf(few)} of kind ${few} of ${COMPARED} services`);
  return undefined;
}

function synthesize(library: Library, outdir: string, services: number, chartPerService: boolean): object {
  const app = new library.MeshApp({ outdir });
  const chart = new Chart(app, 'mesh');
  declare(library, chart, services, name => chartPerService ? new Chart(app, name) : chart);
  app.synth();
  return app;
}

function measure(title: string, folderName: string, chartPerService: boolean): Measure {
  return {
    title,
    obtain: requireSameObjects,
    prepare: ({ services, folder }) => {
      const library = loaded();
      return () => { synthesize(library, `${folder}/${folderName}`, services, chartPerService); };
    },
  };
}

/** What this library is for: declarations of services and calls, and their objects. */
export const constructs = measure('`MeshApp` with services and calls of this library: one chart, one file', 'constructs', false);

/** The same in many charts. */
export const constructCharts = measure('the same: a chart and a file for each service', 'construct-charts', true);

/** What is kept in memory as long as a program has its app. */
export const kept: Measure = {
  title: 'memory that the app keeps (the time is that of the whole)',
  prepare: ({ services, folder }) => {
    const library = loaded();
    return () => keptBy(() => synthesize(library, `${folder}/kept`, services, false));
  },
};

/** Megabytes in use after garbage is collected, beyond those before. */
function keptBy(make: () => object): Sample {
  const collect = collector();
  collect();
  const [before, start] = [process.memoryUsage().heapUsed, performance.now()];
  const made = make();
  const passed = performance.now() - start;
  collect();
  const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  if (Object.keys(made).length === 0) throw new Error('what is measured must be there still');
  return { processor: passed, passed, megabytes };
}

function collector(): () => void {
  /* eslint-disable @typescript-eslint/no-require-imports */
  require('v8').setFlagsFromString('--expose-gc');
  const collect: () => void = require('vm').runInNewContext('gc');
  /* eslint-enable */
  return () => [1, 2, 3].forEach(() => collect());
}
