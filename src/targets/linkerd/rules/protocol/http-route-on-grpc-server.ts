import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { HTTP_ROUTE, LEGACY_ROUTE, SERVER } from '../kinds';
import { serverParents } from '../lookup/routes';
import { protocolOf } from '../lookup/servers';

/** An HTTPRoute is bound to a Server of gRPC. */
export const httpRouteOnGrpcServer: ObjectRule = {
  entry: {
    code: 'CM3019',
    name: 'http-route-on-grpc-server',
    severity: 'error',
    summary: 'An HTTPRoute is bound to a Server of gRPC.',
    explanation: 'A Server of gRPC has GRPCRoutes only, so the HTTPRoute and its policies are ignored.',
    remedy: 'Bind a GRPCRoute, or change the protocol of the Server.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [HTTP_ROUTE, LEGACY_ROUTE, SERVER],
  check: objects => serverParents(objects, [HTTP_ROUTE, LEGACY_ROUTE]).flatMap(({ route: object, namespace, name, pointer }) => {
    const server = objects.find(SERVER, namespace, name);
    if (server === undefined || !(protocolOf(server) === 'gRPC')) return [];
    return [{ object, pointer, message: `${nameOf(object)} is bound to ${nameOf(server)} of protocol ${protocolOf(server)}, which ignores HTTPRoutes` }];
  }),
};
