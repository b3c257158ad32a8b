import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { SERVICE_PROFILE } from '../kinds';
import { settingsOf } from '../lookup/settings';

/** A Service has annotations that its ServiceProfile switches off. */
export const serviceProfileBesideSettings: ObjectRule = {
  entry: {
    code: 'CM3162',
    name: 'service-profile-beside-settings',
    severity: 'error',
    summary: 'A Service has a ServiceProfile beside its annotations about retries, timeouts or balancing.',
    explanation: 'A ServiceProfile with routes or overrides switches off all routes and annotations of the Service.',
    remedy: 'Delete the ServiceProfile, or the annotations.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/service-profiles/',
  },
  reads: [SERVICE_PROFILE, 'Service'],
  check: objects => objects.of(SERVICE_PROFILE).flatMap(object => {
    const { routes, dstOverrides } = record(object.body.spec);
    const [name, namespace] = object.name.split('.');
    const service = objects.find('Service', namespace ?? '', name);
    const [first] = service ? settingsOf(service) : [];
    if (!first || [...list(routes), ...list(dstOverrides)].length === 0) return [];
    return [{ object, pointer: '/spec', message: `${nameOf(object)} switches off ${first.key} of ${nameOf(first.object)}` }];
  }),
};
