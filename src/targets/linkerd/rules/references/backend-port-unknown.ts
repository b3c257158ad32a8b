import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { text } from '../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes, portsOf, serviceBackends } from '../lookup/routes';

/** An HTTPRoute of Linkerd sends to a port that the Service does not have. */
export const backendPortUnknown: ObjectRule = {
  entry: {
    code: 'CM3008',
    name: 'backend-port-unknown',
    severity: 'error',
    summary: 'An HTTPRoute of Linkerd sends to a port that the Service does not have.',
    explanation: 'The port of a backend is not checked: it has no endpoints, and its requests fail with 504.',
    remedy: 'Write a port of the Service: `port`, not `targetPort`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => outboundRoutes(objects, profile, [LEGACY_ROUTE]).flatMap(route => serviceBackends(route)
    .map(part => ({ ...part, object: route }))).flatMap(({ object, value, pointer }) => {
    const service = objects.find('Service', text(value.namespace) ?? object.namespace, text(value.name) ?? '');
    const ports = service ? portsOf(service).map(each => each.port) : [];
    if (typeof value.port !== 'number' || ports.length === 0 || ports.includes(value.port)) return [];
    return [{ object, pointer: `${pointer}/port`, message: `${nameOf(object)} sends to port ${value.port} of ${value.name}, which has ${ports.join(', ')}` }];
  }),
};
