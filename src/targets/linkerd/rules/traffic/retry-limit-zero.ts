import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { annotationsOf, withSigns } from '../mesh-signs';
import { outboundRoutes } from '../routes';

/** A limit of retries is 0, which does not switch them off. */
export const retryLimitZero: ObjectRule = {
  entry: {
    code: 'CM3049',
    name: 'retry-limit-zero',
    severity: 'warning',
    summary: 'A limit of retries is 0, which does not switch them off.',
    explanation: 'A limit of 0 counts as none, and with another annotation of retries it becomes 1.',
    remedy: 'Leave out all annotations of retries.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => {
    const limit = annotationsOf(object)['retry.linkerd.io/limit'];
    if (String(limit) !== '0') return [];
    return [{ object, pointer: `/metadata/annotations/${pointerPart('retry.linkerd.io/limit')}`, message: `${nameOf(object)} has a limit of 0 retries, which counts as none` }];
  }),
};
