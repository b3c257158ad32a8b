import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, TCP_ROUTE, TLS_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { isEgress, isService, outboundRoutes, Parent, parentsOf } from '../lookup/routes';

const CONNECTIONS = [TLS_ROUTE, TCP_ROUTE];

function keyOf({ group, kind, namespace, name, port }: Parent): string {
  return `${group}/${kind} ${namespace}/${name} ${port}`;
}

/** A port has routes of requests and of connections. */
export const connectionRouteBesideRequestRoute: ObjectRule = {
  entry: {
    code: 'CM3157',
    name: 'connection-route-beside-request-route',
    severity: 'error',
    summary: 'A port has a TLSRoute or TCPRoute beside routes of requests.',
    explanation: 'GRPCRoutes win over HTTPRoutes, these over TLSRoutes, and these over TCPRoutes: the lower ones of the port are not accepted.',
    remedy: 'Leave one kind of route for a port.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/gateway-api/',
  },
  reads: withSigns(...ROUTES, ...CONNECTIONS),
  check: (objects, profile) => {
    const parentsOfKinds = (kinds: string[]) => outboundRoutes(objects, profile, kinds).flatMap(parentsOf)
      .filter(parent => isService(parent) || isEgress(parent));
    const higher = new Map(parentsOfKinds(ROUTES).map(parent => [keyOf(parent), parent.route]));
    return CONNECTIONS.flatMap(kind => parentsOfKinds([kind]).flatMap(parent => {
      const other = higher.get(keyOf(parent));
      if (!other) higher.set(keyOf(parent), parent.route);
      return other && other.kind !== parent.route.kind
        ? [{ object: parent.route, pointer: parent.pointer, message: `${nameOf(parent.route)} loses to ${nameOf(other)}, which is for the same port` }] : [];
    }));
  },
};
