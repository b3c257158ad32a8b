import { BALANCED } from './accrual';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { settingsOf, VALUES } from '../../lookup/settings';

/** A Service has an annotation whose value cannot be read. */
export const settingOfServiceUnreadable: ObjectRule = {
  entry: {
    code: 'CM3179',
    name: 'setting-of-service-unreadable',
    severity: 'error',
    summary: 'An annotation of a Service about retries, timeouts or balancing has a value that Linkerd does not read.',
    explanation: 'The webhook does not look at Services: all annotations of that family are dropped, which only a log of the controller tells.',
    remedy: 'Write conditions with commas and without spaces, and durations as one whole number and one unit.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: BALANCED,
  check: objects => BALANCED.flatMap(kind => objects.of(kind)).flatMap(settingsOf).filter(({ key, value }) => VALUES[key] && !VALUES[key](value))
    .map(({ object, key, value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${key}: ${value}, which cannot be read` })),
};
