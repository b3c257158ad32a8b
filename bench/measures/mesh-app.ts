import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { compiled } from '../compiled';
import { intoChartPerService, intoOneChart } from '../layouts';
import { Measure } from '../measure';

type Library = typeof import('../../src');

/** So many services are compared with what cdk8s writes of them. */
const COMPARED = 60;

function library(): Library {
  return compiled<Library>('src');
}

/** Throws unless the files are those of cdk8s: no time is taken of something else. */
function requireEqualFiles(synthesize: (app: App, services: number, isStock: boolean) => void, make: (outdir: string) => App): undefined {
  const [theirs, ours] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'bench-equal-')));
  try {
    synthesize(new App({ outdir: theirs }), COMPARED, true);
    synthesize(make(ours), COMPARED, false);
    const different = readdirSync(theirs).find(file => !readFileSync(join(theirs, file)).equals(readFileSync(join(ours, file))));
    if (different !== undefined || readdirSync(theirs).length !== readdirSync(ours).length) throw new Error(`files must be those of cdk8s, got another: ${different}`);
    return undefined;
  } finally {
    [theirs, ours].forEach(folder => rmSync(folder, { recursive: true }));
  }
}

/** Objects that programs can address, in one chart. */
export const meshApp: Measure = {
  title: '`MeshApp` with ApiObjects: one chart, one file',
  obtain: () => requireEqualFiles((app, services) => intoOneChart(app, Chart, services), outdir => new (library().MeshApp)({ outdir })),
  prepare: ({ services, folder }) => {
    const { MeshApp } = library();
    return () => intoOneChart(new MeshApp({ outdir: `${folder}/mesh-app` }), Chart, services);
  },
};

/** The whole program. */
export const fastProcess: Measure = { ...meshApp, title: 'the same, whole process', isWhole: true };

/** A chart for each service. */
export const meshAppCharts: Measure = {
  title: '`MeshApp` with ApiObjects: a chart and a file for each service',
  obtain: () => requireEqualFiles((app, services) => intoChartPerService(app, Chart, services), outdir => new (library().MeshApp)({ outdir })),
  prepare: ({ services, folder }) => {
    const { MeshApp } = library();
    return () => intoChartPerService(new MeshApp({ outdir: `${folder}/mesh-app-charts` }), Chart, services);
  },
};

/** The app of cdk8s, with what this library offers to those who keep it. */
export const meshCharts: Measure = {
  title: '`App` with `MeshChart` and `FastYaml`: a chart and a file for each service',
  obtain: () => requireEqualFiles(
    (app, services, isStock) => intoChartPerService(app, isStock ? Chart : library().MeshChart, services), outdir => new App({ outdir }),
  ),
  prepare: ({ services, folder }) => {
    const { FastYaml, MeshChart } = library();
    FastYaml.install();
    return () => intoChartPerService(new App({ outdir: `${folder}/mesh-charts` }), MeshChart, services);
  },
};
