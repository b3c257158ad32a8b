import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { GRPC_ROUTE, HTTP_ROUTE, LEGACY_ROUTE, ROUTES } from '../kinds';
import { withSigns } from '../mesh-signs';
import { serviceParents } from '../routes';

/** Routes of two kinds are bound to one port of a Service. */
export const routesOfTwoKinds: ObjectRule = {
  entry: {
    code: 'CM3023',
    name: 'routes-of-two-kinds',
    severity: 'error',
    summary: 'Routes of two kinds are bound to one port of a Service.',
    explanation: 'GRPCRoutes win over HTTPRoutes, and the HTTPRoutes of the port are not accepted.',
    remedy: 'Leave one kind of route for a port.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => {
    const grpc = new Set(serviceParents(objects, profile, [GRPC_ROUTE]).map(({ namespace, name, port }) => `${namespace}/${name} ${port}`));
    return serviceParents(objects, profile, [HTTP_ROUTE, LEGACY_ROUTE])
      .filter(({ namespace, name, port }) => grpc.has(`${namespace}/${name} ${port}`))
      .map(({ route: object, namespace, name, pointer }) => ({ object, pointer, message: `${nameOf(object)} loses to a GRPCRoute of ${namespace}/${name}` }));
  },
};
