import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { portsOf, serviceParents } from '../lookup/routes';

/** An HTTPRoute of Linkerd is for a port that its Service does not have. */
export const parentPortUnknown: ObjectRule = {
  entry: {
    code: 'CM3007',
    name: 'parent-port-unknown',
    severity: 'error',
    summary: 'An HTTPRoute of Linkerd is for a port that its Service does not have.',
    explanation: 'Clients never ask for this port, so the route is never used.',
    remedy: 'Write a port of the Service: `port`, not `targetPort`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => serviceParents(objects, profile, [LEGACY_ROUTE]).flatMap(({ route: object, namespace, name, port, pointer }) => {
    const service = objects.find('Service', namespace, name);
    const ports = service ? portsOf(service).map(each => each.port) : [];
    if (port === undefined || ports.length === 0 || ports.includes(port)) return [];
    return [{ object, pointer: `${pointer}/port`, message: `${nameOf(object)} is for port ${port} of ${namespace}/${name}, which has ${ports.join(', ')}` }];
  }),
};
