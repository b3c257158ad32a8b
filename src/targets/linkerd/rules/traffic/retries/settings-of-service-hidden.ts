import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { ROUTES } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { serviceParents } from '../../lookup/routes';
import { settingsOf } from '../../lookup/settings';

/** A route hides annotations of its Service, all of a family at once. */
export const settingsOfServiceHidden: ObjectRule = {
  entry: {
    code: 'CM3170',
    name: 'settings-of-service-hidden',
    severity: 'warning',
    summary: 'A route has an annotation of a family, and its Service others of the same family.',
    explanation: 'With one annotation about retries, or timeouts, on the route none of that family is taken from the Service.',
    remedy: 'Repeat on the route what the Service has, or leave the family to one of them.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/timeouts/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => serviceParents(objects, profile, ROUTES).flatMap(({ route, namespace, name }) => {
    const service = objects.find('Service', namespace, name);
    const own = settingsOf(route).map(({ key }) => key);
    const families = new Set(own.map(key => key.split('/')[0]));
    return (service ? settingsOf(service) : []).filter(({ key }) => families.has(key.split('/')[0]) && !own.includes(key)
      && key !== `retry.linkerd.io/${route.kind === 'GRPCRoute' ? 'http' : 'grpc'}`)
      .map(({ object, key, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${key}, which does not hold for ${nameOf(route)}: it has others of ${key.split('/')[0]}` }));
  }),
};
