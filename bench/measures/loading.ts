import { compiled } from '../compiled';
import { Measure } from '../measure';

/** What `require` takes when Node and cdk8s are there. */
export const loading: Measure = {
  title: '`require` of this library, beyond Node and cdk8s',
  sizes: [1000],
  prepare: () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require('cdk8s');
    return () => { compiled('src'); };
  },
};
