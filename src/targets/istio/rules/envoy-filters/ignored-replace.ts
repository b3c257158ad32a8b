import { IGNORED, problemsOf } from './operation';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER } from '../lookup/kinds';

/** A REPLACE that does nothing. */
export const ignoredReplace: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2192',
    name: 'ignored-replace-patch',
    summary: 'An EnvoyFilter has the operation REPLACE for what cannot be replaced.',
    remedy: 'Use MERGE, or REPLACE for NETWORK_FILTER, HTTP_FILTER or VIRTUAL_HOST.',
    elsewhere: ['IST0152'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'REPLACE'
    && !['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST', 'LISTENER_FILTER'].includes(applyTo), 'which is ignored; expected MERGE'),
};
