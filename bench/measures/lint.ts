import { compiled } from '../compiled';
import { Measure } from '../measure';

/** The command on a file. */
export const lint: Measure = {
  title: '`cdk8s-mesh lint` of the same objects in a file, whole process',
  isWhole: true,
  prepare({ manifests }) {
    return () => {
      const { main } = compiled<typeof import('../../bin/main')>('bin/main');
      const texts: string[] = [];
      const code = main(['lint', manifests], text => void texts.push(text), text => void texts.push(text));
      if (code !== 0) throw new Error(texts.join('').slice(0, 1000));
    };
  },
};
