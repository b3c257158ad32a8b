import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { text } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { withSigns } from '../mesh-signs';
import { outboundRoutes, portsOf, serviceBackends } from '../routes';

/** A route sends to a port that the Service does not have. */
export const backendPortUnknown: ObjectRule = {
  entry: {
    code: 'CM3008',
    name: 'backend-port-unknown',
    severity: 'error',
    summary: 'A route sends to a port that the Service does not have.',
    explanation: 'The port of a backend is not checked: it has no endpoints, and its requests fail with 504.',
    remedy: 'Write a port of the Service: `port`, not `targetPort`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, ROUTES).flatMap(object => serviceBackends(object).flatMap(({ value, pointer }) => {
    const service = objects.find('Service', text(value.namespace) ?? object.namespace, text(value.name) ?? '');
    const ports = service ? portsOf(service).map(each => each.port) : [];
    if (typeof value.port !== 'number' || ports.length === 0 || ports.includes(value.port)) return [];
    return [{ object, pointer: `${pointer}/port`, message: `${nameOf(object)} sends to port ${value.port} of ${value.name}, which has ${ports.join(', ')}` }];
  })),
};
