import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { portsOfService } from '../../../../analysis/rules/service-ports';
import { GRPC_ROUTE, HTTP_ROUTE, meshRoutesOf, Route } from '../route';

/** A port of a Service has routes of one kind. */
export const conflictingKinds: ObjectRule = {
  entry: {
    code: 'CM4024',
    name: 'http-and-grpc-routes',
    severity: 'error',
    summary: 'A port of a Service has HTTPRoutes and GRPCRoutes.',
    explanation: 'Routes of one kind count, and those of the other are not accepted or never used.',
    remedy: 'Use one kind: an HTTPRoute with path matches takes gRPC too.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute',
  },
  reads: [HTTP_ROUTE, GRPC_ROUTE],
  check: objects => {
    const http = new Map(meshRoutesOf(objects, [HTTP_ROUTE]).flatMap(route => keysOf(route).map(key => [key, route] as const)));
    return meshRoutesOf(objects, [GRPC_ROUTE]).flatMap(route => keysOf(route).flatMap((key, i) => {
      const other = http.get(key);
      return other ? [{ object: route.object, pointer: route.services[i].pointer, message: `${nameOf(route.object)} and ${nameOf(other.object)} are routes of the same port: one kind of them counts` }] : [];
    }));
  },
};

function keysOf({ object, services }: Route): string[] {
  return services.map(({ namespace, name, port }) => `${namespace === object.namespace || object.namespace} ${namespace}/${name} ${port}`);
}

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
