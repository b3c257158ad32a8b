import { ApiObject, Chart } from 'cdk8s';
import { compiled } from '../compiled';
import { Measure } from '../measure';

type Library = typeof import('../../src');

/** Objects for each service of the size: a million at 10,000. */
const FOR_EACH = 100;

/** More objects in one file than arguments of a function, or characters of a text, can be. */
export const million: Measure = {
  title: 'objects in one file, 100 for each service',
  sizes: [10000],
  repetitions: 1,
  prepare: ({ services, folder }) => {
    const { MeshApp } = compiled<Library>('src');
    return () => {
      const app = new MeshApp({ outdir: `${folder}/million` });
      const chart = new Chart(app, 'chart');
      for (let i = 0; i < FOR_EACH * services; i++) new ApiObject(chart, `${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c-${i}` }, data: { i: `${i}` } });
      app.synth();
    };
  },
};
