import { ServiceIntent } from '../../intent';
import { Delivery } from '../../vocabulary/release/delivery';
import { Manifest } from '../manifest';

/** How Argo Rollouts finds the routes whose shares it moves: those with shares, every one of them, and no other. */
export function pluginRouting({ namespace }: ServiceIntent, { gatewayApiPlugin }: Delivery, routes: Manifest[]): any {
  const [httpRoutes, grpcRoutes] = ['HTTPRoute', 'GRPCRoute'].map(kind => routes
    .filter(({ key, body }) => key.kind === kind && body.produce().spec.rules.some(({ backendRefs }: any) => backendRefs.length > 1))
    .map(({ key }) => ({ name: key.name })));
  return {
    plugins: {
      [gatewayApiPlugin]: {
        namespace: namespace.name,
        ...httpRoutes.length > 0 && { httpRoutes },
        ...grpcRoutes.length > 0 && { grpcRoutes },
      },
    },
  };
}
