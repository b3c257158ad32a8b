import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { GRPC_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { portsOf, serviceParents } from '../lookup/routes';

/** A GRPCRoute is bound to a Service of which all ports are of HTTP/1. */
export const grpcRouteOnHttpPort: ObjectRule = {
  entry: {
    code: 'CM3018',
    name: 'grpc-route-on-http-port',
    severity: 'error',
    summary: 'A GRPCRoute is bound to a Service of which all ports are of HTTP/1.',
    explanation: 'With `appProtocol: http` proxies speak HTTP/1 to a port and ignore GRPCRoutes.',
    remedy: 'Write `appProtocol: kubernetes.io/h2c`, or leave it out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: withSigns(GRPC_ROUTE),
  check: (objects, profile) => serviceParents(objects, profile, [GRPC_ROUTE]).flatMap(({ route: object, namespace, name, port, pointer }) => {
    const service = objects.find('Service', namespace, name);
    const ports = service && port === undefined ? portsOf(service) : [];
    if (ports.length === 0 || ports.some(({ appProtocol }) => appProtocol !== 'http')) return [];
    return [{ object, pointer, message: `${nameOf(object)} is bound to ${namespace}/${name}, whose appProtocol is http` }];
  }),
};
