import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes } from '../lookup/routes';
import { settingsOf, VALUES } from '../lookup/settings';

const KEYS = ['retry.linkerd.io/timeout', ...['request', 'response', 'idle'].map(each => `timeout.linkerd.io/${each}`)];

/** A duration of a route is none that Linkerd reads. */
export const durationUnreadable: ObjectRule = {
  entry: {
    code: 'CM3048',
    name: 'duration-unreadable',
    severity: 'error',
    summary: 'A duration of a route is none that Linkerd reads.',
    explanation: 'The webhook refuses the route; without the webhook the whole route is dropped, or its old version stays live.',
    remedy: 'Write one whole number and one unit: `90s` instead of `1m30s`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/timeouts/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, ROUTES).flatMap(settingsOf)
    .filter(({ key, value }) => KEYS.includes(key) && !VALUES[key](value))
    .map(({ object, key, value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${key}: ${value}, expected a whole number and a unit` })),
};
