import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { GRPC_ROUTE, HTTP_ROUTE, Route, meshRoutesOf } from '../route';

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
