import { RELATIVE, problemsOf, versionedFilters } from './operation';
import { isRelative } from './patches';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER } from '../lookup/kinds';

/** A patch that depends on others. */
export const relativeOperation: ObjectRule = {
  entry: entryOf({
    ...RELATIVE,
    code: 'CM2190',
    name: 'envoy-filter-without-priority',
    summary: 'An EnvoyFilter changes what others may have put there, and has no priority.',
    explanation: 'Its order among EnvoyFilters is that of their ages and names: if the other comes later, the patch does nothing.',
    elsewhere: ['IST0151'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => {
    const versioned = versionedFilters(objects);
    return problemsOf(objects, patch => isRelative(patch) && !versioned.has(patch.filter), 'which depends on other patches, and no priority');
  },
};
