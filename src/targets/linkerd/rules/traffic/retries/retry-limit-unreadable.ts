import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { ROUTES } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { outboundRoutes } from '../../lookup/routes';
import { settingsOf, VALUES } from '../../lookup/settings';

const KEY = 'retry.linkerd.io/limit';

/** A limit of retries is no number. */
export const retryLimitUnreadable: ObjectRule = {
  entry: {
    code: 'CM3167',
    name: 'retry-limit-unreadable',
    severity: 'error',
    summary: 'A limit of retries of a route is no whole number.',
    explanation: 'The webhook refuses the route; without the webhook the whole route is dropped, or its old version stays live.',
    remedy: 'Write a whole number.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, ROUTES).flatMap(settingsOf)
    .filter(({ key, value }) => key === KEY && !VALUES[KEY](value))
    .map(({ object, value, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the limit '${value}' of retries, expected a whole number` })),
};
