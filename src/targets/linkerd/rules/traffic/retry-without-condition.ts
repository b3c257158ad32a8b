import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { annotationsOf, withSigns } from '../mesh-signs';
import { outboundRoutes } from '../routes';

/** A limit of retries has no condition to retry on. */
export const retryWithoutCondition: ObjectRule = {
  entry: {
    code: 'CM3045',
    name: 'retry-without-condition',
    severity: 'error',
    summary: 'A limit of retries has no condition to retry on.',
    explanation: 'Nothing is retried: no status of a response is told to be retried.',
    remedy: 'Add `retry.linkerd.io/http` or `retry.linkerd.io/grpc`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => {
    const annotations = annotationsOf(object);
    const conditions = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'].filter(key => key in annotations);
    if (!('retry.linkerd.io/limit' in annotations) || conditions.length > 0) return [];
    return [{ object, pointer: `/metadata/annotations/${pointerPart('retry.linkerd.io/limit')}`, message: `${nameOf(object)} has a limit of retries and no condition to retry` }];
  }),
};
