import { readFileSync } from 'fs';
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
      const [cpu, start, outdir] = [process.cpuUsage(), performance.now(), `${folder}/million`];
      const app = new MeshApp({ outdir });
      const chart = new Chart(app, 'chart');
      for (let i = 0; i < FOR_EACH * services; i++) new ApiObject(chart, `${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c-${i}` }, data: { i: `${i}` } });
      app.synth();
      const [passed, { user, system }] = [performance.now() - start, process.cpuUsage(cpu)];
      requireDocuments(`${outdir}/chart.k8s.yaml`, FOR_EACH * services);
      return { processor: (user + system) / 1000, passed, megabytes: process.resourceUsage().maxRSS / 1024 };
    };
  },
};

function requireDocuments(path: string, expected: number): void {
  const bytes = readFileSync(path);
  let count = 1;
  for (let at = bytes.indexOf('\n---\n'); at !== -1; at = bytes.indexOf('\n---\n', at + 1)) count++;
  if (count !== expected) throw new Error(`a file must have all documents, got: ${count}, expected: ${expected}`);
}
