import { RELATIVE, problemsOf, versionedFilters } from './operation';
import { isRelative } from './patches';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER } from '../lookup/kinds';

/** A patch that depends on others of one version. */
export const relativeVersionedOperation: ObjectRule = {
  entry: entryOf({
    ...RELATIVE,
    code: 'CM2191',
    name: 'envoy-filter-of-version-without-priority',
    summary: 'An EnvoyFilter changes a filter that is there for some versions of the proxy only, and has no priority.',
    explanation: 'During an upgrade the filter is there for some proxies and not for others, so the patch does nothing for these.',
    elsewhere: ['IST0155'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => {
    const versioned = versionedFilters(objects);
    return problemsOf(objects, patch => isRelative(patch) && versioned.has(patch.filter), 'of a filter of some proxy versions, and no priority');
  },
};
