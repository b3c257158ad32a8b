import { ApiObject, App, Chart } from 'cdk8s';
import { Measure } from '../measure';
import { PlainObject, workload } from '../workload';

/** One chart, one file, as cdk8s does it. */
export function synthesize(objects: PlainObject[], outdir: string): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'chart');
  objects.forEach((object, i) => new ApiObject(chart, `object-${i}`, object));
  app.synth();
}

/** Synthesis of the objects with stock cdk8s; they are made before. */
export const stockSynthesis: Measure = {
  title: 'synthesis with stock cdk8s: ApiObjects in one chart, one file',
  prepare({ services, folder }) {
    const objects = workload(services);
    return () => synthesize(objects, folder);
  },
};

/** The whole program. */
export const stockProcess: Measure = { ...stockSynthesis, title: 'the same, whole process', isWhole: true };
