import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes } from '../lookup/routes';
import { settingsOf, VALUES } from '../lookup/settings';

const KEYS = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'];

/** A condition to retry is none that Linkerd knows. */
export const retryConditionUnknown: ObjectRule = {
  entry: {
    code: 'CM3047',
    name: 'retry-condition-unknown',
    severity: 'error',
    summary: 'A condition to retry is none that Linkerd knows.',
    explanation: 'The webhook refuses the route; without the webhook the whole route is dropped, or its old version stays live.',
    remedy: 'Write conditions with commas and without spaces: `5xx`, `gateway-error`, `503`, `500-504`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, ROUTES).flatMap(settingsOf).flatMap(({ object, key, value, pointer }) => {
    const wrong = KEYS.includes(key) ? value.split(',').find(each => !VALUES[key](each)) : undefined;
    return wrong === undefined ? [] : [{ object, pointer, message: `${nameOf(object)} has the unknown condition '${wrong}' in ${key}` }];
  }),
};
