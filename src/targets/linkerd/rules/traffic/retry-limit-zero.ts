import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { settingsOf, withSettings } from '../lookup/settings';

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
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => withSettings(objects, profile).flatMap(settingsOf).filter(({ key, value }) => key === 'retry.linkerd.io/limit' && value === '0')
    .map(({ object, pointer }) => ({ object, pointer, message: `${nameOf(object)} has a limit of 0 retries, which counts as none` })),
};
