import { compiled } from '../compiled';
import { Measure } from '../measure';
import { workload } from '../workload';

type Writing = typeof import('../../src/writing/yaml-writer');

/** JSON of objects that are there, to nowhere. */
export const stringify: Measure = {
  title: 'JSON.stringify of objects that are there, nothing is written',
  prepare: ({ services }) => {
    const objects = workload(services);
    objects.slice(0, 800).forEach(object => JSON.stringify(object));
    let length = 0;
    return () => { for (const object of objects) length += Buffer.byteLength(JSON.stringify(object)); };
  },
};

/** YAML of the same. */
export const writer: Measure = {
  title: 'YAML of the same by the writer of this library',
  prepare: ({ services }) => {
    const { YamlWriter } = compiled<Writing>('src/writing/yaml-writer');
    const objects = workload(services);
    let length = 0;
    const target = new YamlWriter(chunk => { length += chunk.length; });
    objects.slice(0, 800).forEach(object => target.tryObject(object));
    return () => {
      for (const object of objects) if (!target.tryObject(object)) throw new Error('the objects must be plain');
      target.end();
    };
  },
};
