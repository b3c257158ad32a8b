import { App, Chart } from 'cdk8s';
import { intoChartPerService, intoOneChart } from '../layouts';
import { Measure } from '../measure';

/** One chart, one file, as cdk8s does it. */
export const stockSynthesis: Measure = {
  title: 'cdk8s, `App`: one chart, one file',
  prepare: ({ services, folder }) => () => intoOneChart(new App({ outdir: folder }), Chart, services),
};

/** The whole program. */
export const stockProcess: Measure = { ...stockSynthesis, title: 'the same, whole process', isWhole: true };

/** A chart for each service, as cdk8s does it. */
export const stockCharts: Measure = {
  title: 'cdk8s, `App`: a chart and a file for each service',
  sizes: [300, 1000, 3000],
  slowSizes: [3000],
  repetitions: 1,
  prepare: ({ services, folder }) => () => intoChartPerService(new App({ outdir: `${folder}/stock-charts` }), Chart, services),
};
