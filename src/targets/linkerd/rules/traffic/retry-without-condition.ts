import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { settingsOf, withSettings } from '../lookup/settings';

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
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => withSettings(objects, profile).flatMap(object => {
    const settings = settingsOf(object);
    if (settings.some(({ key }) => ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'].includes(key))) return [];
    return settings.filter(({ key }) => key === 'retry.linkerd.io/limit')
      .map(({ pointer }) => ({ object, pointer, message: `${nameOf(object)} has a limit of retries and no condition to retry` }));
  }),
};
