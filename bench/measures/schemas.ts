import { compiled } from '../compiled';
import { Measure } from '../measure';

/** Every schema, unpacked; a run unpacks those of the groups that it meets. */
export const schemas: Measure = {
  title: 'loading all schemas',
  prepare() {
    return () => {
      const { groupSchemas } = compiled<typeof import('../../src/analysis/admission/library')>('src/analysis/admission/library');
      const { FILES } = compiled<typeof import('../../schemas')>('schemas');
      for (const [group] of FILES) groupSchemas(group, 'experimental');
    };
  },
};
