import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { GRPC_ROUTE, LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { serviceParents } from '../lookup/routes';

/** An HTTPRoute of Linkerd and a GRPCRoute are bound to one port of a Service. */
export const routesOfTwoKinds: ObjectRule = {
  entry: {
    code: 'CM3023',
    name: 'routes-of-two-kinds',
    severity: 'error',
    summary: 'An HTTPRoute of Linkerd and a GRPCRoute are bound to one port of a Service.',
    explanation: 'GRPCRoutes win over HTTPRoutes, and the HTTPRoutes of the port are not accepted.',
    remedy: 'Leave one kind of route for a port.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/gateway-api/',
  },
  reads: withSigns(LEGACY_ROUTE, GRPC_ROUTE),
  check: (objects, profile) => {
    const grpc = new Set(serviceParents(objects, profile, [GRPC_ROUTE]).map(({ namespace, name, port }) => `${namespace}/${name} ${port}`));
    return serviceParents(objects, profile, [LEGACY_ROUTE])
      .filter(({ namespace, name, port }) => grpc.has(`${namespace}/${name} ${port}`))
      .map(({ route: object, namespace, name, pointer }) => ({ object, pointer, message: `${nameOf(object)} loses to a GRPCRoute of ${namespace}/${name}` }));
  },
};
