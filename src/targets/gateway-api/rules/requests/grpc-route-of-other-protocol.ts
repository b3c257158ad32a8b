import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { portsOfService } from '../../../../analysis/rules/service-ports';
import { GRPC_ROUTE, meshRoutesOf } from '../route';

/** Routes of gRPC for a port that says to be of something else. */
export const grpcRouteOfOtherProtocol: ObjectRule = {
  entry: {
    code: 'CM4025',
    name: 'grpc-route-of-other-protocol',
    severity: 'error',
    summary: 'A GRPCRoute is for a port whose appProtocol is not that of gRPC.',
    explanation: 'The port is taken for HTTP/1 or for bytes, and GRPCRoutes are not used for it.',
    remedy: 'Write `appProtocol: kubernetes.io/h2c` for the port, which every mesh takes for gRPC.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
  },
  reads: [GRPC_ROUTE, 'Service'],
  check: objects => meshRoutesOf(objects, [GRPC_ROUTE]).flatMap(({ object, services }) => services.flatMap(({ namespace, name, port, pointer }) => {
    const service = objects.find('Service', namespace, name);
    const found = service && portsOfService(service).find(each => each.port === port);
    if (!found || !['http', 'tcp', 'tls'].includes(found.appProtocol ?? '')) return [];
    return [{ object, pointer: `${pointer}/port`, message: `${nameOf(object)} is for port ${port} of ${nameOf(service!)}, which has appProtocol ${found.appProtocol}` }];
  })),
};
