import { IGNORED, problemsOf } from './operation';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { ENVOY_FILTER } from '../lookup/kinds';

/** A REMOVE that does nothing. */
export const ignoredRemove: ObjectRule = {
  entry: entryOf({
    ...IGNORED,
    code: 'CM2194',
    name: 'ignored-remove-patch',
    summary: 'An EnvoyFilter has the operation REMOVE for ROUTE_CONFIGURATION.',
    remedy: 'Use REMOVE for VIRTUAL_HOST or HTTP_ROUTE.',
    elsewhere: ['IST0154'],
  }),
  reads: [ENVOY_FILTER],
  check: objects => problemsOf(objects, ({ operation, applyTo }) => operation === 'REMOVE' && applyTo === 'ROUTE_CONFIGURATION', 'which is ignored'),
};
