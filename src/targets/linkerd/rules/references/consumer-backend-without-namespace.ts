import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { text } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { serviceBackends, serviceParents } from '../lookup/routes';

/** A route in another namespace than its Service has a backend without a namespace. */
export const consumerBackendWithoutNamespace: ObjectRule = {
  entry: {
    code: 'CM3010',
    name: 'consumer-backend-without-namespace',
    severity: 'warning',
    summary: 'A route in another namespace than its Service has a backend without a namespace.',
    explanation: 'Proxies look for the backend in the namespace of the Service, the status is told for the namespace of the route: the two disagree.',
    remedy: 'Write the namespace of the backend.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => [...new Set(serviceParents(objects, profile, ROUTES)
    .filter(({ route, namespace }) => route.namespace !== namespace).map(({ route }) => route))]
    .flatMap(object => serviceBackends(object).filter(({ value }) => text(value.namespace) === undefined).map(({ value, pointer }) => ({
      object, pointer, message: `${nameOf(object)} sends to '${value.name}' without a namespace, but its parent is in another namespace`,
    }))),
};
