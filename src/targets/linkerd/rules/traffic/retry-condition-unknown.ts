import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, text } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { annotationsOf, withSigns } from '../mesh-signs';
import { outboundRoutes } from '../routes';

const TOKENS: { [key: string]: RegExp } = {
  'retry.linkerd.io/http': /^(5xx|gateway-error|\d{3}(-\d{3})?)$/,
  'retry.linkerd.io/grpc': /^(cancelled|deadline-exceeded|internal|resource-exhausted|unavailable)$/,
};

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
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => Object.entries(TOKENS).flatMap(([key, pattern]) => {
    const value = annotationsOf(object)[key];
    const wrong = text(value)?.split(',').find(token => !pattern.test(token));
    return wrong === undefined
      ? [] : [{ object, pointer: `/metadata/annotations/${pointerPart(key)}`, message: `${nameOf(object)} has the unknown condition '${wrong}' in ${key}` }];
  })),
};
