import { IGNORED, problemsOf } from './operation';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER } from '../lookup/kinds';

/** An ADD that does nothing. */
export const ignoredAdd: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2193',
    name: 'ignored-add-patch',
    summary: 'An EnvoyFilter has the operation ADD for ROUTE_CONFIGURATION.',
    remedy: 'Use MERGE, or ADD for VIRTUAL_HOST.',
    elsewhere: ['IST0153'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'ADD' && applyTo === 'ROUTE_CONFIGURATION', 'which is ignored; expected MERGE'),
};
