import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROUTES, SERVICE_PROFILE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { serviceParents } from '../lookup/routes';

/** A Service has a ServiceProfile beside its routes. */
export const serviceProfileBesideRoute: ObjectRule = {
  entry: {
    code: 'CM3055',
    name: 'service-profile-beside-route',
    severity: 'error',
    summary: 'A Service has a ServiceProfile beside its routes.',
    explanation: 'A ServiceProfile with routes or overrides switches off all routes and annotations of the Service.',
    remedy: 'Delete the ServiceProfile.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/service-profiles/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => {
    const services = new Set(serviceParents(objects, profile, ROUTES).map(({ namespace, name }) => `${name}.${namespace}.svc`));
    return objects.of(SERVICE_PROFILE).filter(({ name, body }) => services.has(name.split('.').slice(0, 3).join('.'))
      && [...list(record(body.spec).routes), ...list(record(body.spec).dstOverrides)].length > 0)
      .map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} switches off the routes of its Service` }));
  },
};
