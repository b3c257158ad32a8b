import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { GRPC_ROUTE, SERVER } from '../kinds';
import { serverParents } from '../lookup/routes';
import { protocolOf } from '../lookup/servers';

/** A GRPCRoute is bound to a Server that is not of gRPC. */
export const grpcRouteOnHttpServer: ObjectRule = {
  entry: {
    code: 'CM3102',
    name: 'grpc-route-on-http-server',
    severity: 'error',
    summary: 'A GRPCRoute is bound to a Server that is not of gRPC.',
    explanation: 'GRPCRoutes act only where the protocol of the Server is `gRPC`.',
    remedy: 'Write `proxyProtocol: gRPC`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [GRPC_ROUTE, SERVER],
  check: objects => serverParents(objects, [GRPC_ROUTE]).flatMap(({ route: object, namespace, name, pointer }) => {
    const server = objects.find(SERVER, namespace, name);
    if (server === undefined || !(['unknown', 'HTTP/1', 'HTTP/2'].includes(protocolOf(server)))) return [];
    return [{ object, pointer, message: `${nameOf(object)} is bound to ${nameOf(server)} of protocol ${protocolOf(server)}, expected gRPC` }];
  }),
};
