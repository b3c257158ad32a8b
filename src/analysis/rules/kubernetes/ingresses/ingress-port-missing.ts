import { backendsOf, INGRESS } from './backends';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { portsOfService } from '../../service-ports';

/** An Ingress to a port that its Service does not have. */
export const ingressPortMissing: ObjectRule = {
  entry: {
    code: 'CM1162',
    name: 'ingress-port-missing',
    severity: 'error',
    summary: 'An Ingress sends requests to a port that the Service does not have.',
    explanation: 'There are no endpoints for such a port: requests of the path are answered with 503.',
    remedy: 'Use a port of the Service, not its targetPort, by number or by name.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  },
  reads: [INGRESS, 'Service'],
  check: objects => backendsOf(objects).flatMap(({ object, name, port, pointer }) => {
    const service = objects.find('Service', object.namespace, name);
    const ports = service ? portsOfService(service) : [];
    if (port === undefined || ports.length === 0 || ports.some(each => [each.port, each.name].includes(port))) return [];
    const target = ports.some(each => each.target === port) ? ', which is a targetPort' : '';
    const has = ports.map(each => each.name ? `${each.port} (${each.name})` : each.port).join(', ');
    return [{ object, pointer: `${pointer}/port`, message: `${nameOf(object)} sends requests to port ${port}${target}: ${nameOf(service!)} has ${has}` }];
  }),
};
