import { writeFileSync } from 'fs';
import { join } from 'path';
import { Measure } from '../measure';
import { workload } from '../workload';

/** What no way of writing the objects is below. */
export const floor: Measure = {
  title: 'JSON.stringify of the objects into one file',
  prepare({ services, folder }) {
    const objects = workload(services);
    return () => writeFileSync(join(folder, 'objects.json'), objects.map(object => JSON.stringify(object)).join('\n'));
  },
};
