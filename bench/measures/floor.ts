import { closeSync, openSync, writeSync } from 'fs';
import { join } from 'path';
import { Measure } from '../measure';
import { workload } from '../workload';

const CHUNK = 2 ** 20;

/** What no way of making and writing the objects is below. */
export const floor: Measure = {
  title: 'floor: plain objects are made, JSON.stringify of each, into one file',
  prepare: ({ services, folder }) => () => {
    const file = openSync(join(folder, 'objects.json'), 'w');
    let text = '';
    for (const object of workload(services)) {
      text += `${JSON.stringify(object)}\n`;
      if (text.length < CHUNK) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
    closeSync(file);
  },
};
