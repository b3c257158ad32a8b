import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { serviceParents } from '../lookup/routes';

/** An HTTPRoute of Linkerd is bound to a Service without a cluster IP. */
export const routeOfServiceWithoutAddress: ObjectRule = {
  entry: {
    code: 'CM3054',
    name: 'route-of-service-without-address',
    severity: 'error',
    summary: 'An HTTPRoute of Linkerd is bound to a Service without a cluster IP.',
    explanation: 'Headless Services and those of type ExternalName have no routes: the route is not accepted.',
    remedy: 'Bind the route to a Service with a cluster IP.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => serviceParents(objects, profile, [LEGACY_ROUTE]).filter(({ namespace, name }) => {
    const spec = record(objects.find('Service', namespace, name)?.body.spec);
    return spec.clusterIP === 'None' || spec.type === 'ExternalName';
  }).map(({ route: object, namespace, name, pointer }) => ({ object, pointer, message: `${nameOf(object)} is bound to ${namespace}/${name}, which has no cluster IP` })),
};
