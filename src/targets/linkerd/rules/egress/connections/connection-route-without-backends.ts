import { CONNECTION_ROUTES, connectionRoutes } from './connection-routes';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { withSigns } from '../../lookup/mesh-signs';
import { backendsOf, rulesOf } from '../../lookup/routes';

/** A route of connections sends them nowhere. */
export const connectionRouteWithoutBackends: ObjectRule = {
  entry: {
    code: 'CM3155',
    name: 'connection-route-without-backends',
    severity: 'warning',
    summary: 'A rule of a TLSRoute or TCPRoute has no backends.',
    explanation: 'Versions of Linkerd after 2.20 cannot read the route and ignore it.',
    remedy: 'Write the backendRefs, also if that is the parent itself.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/egress-network/',
  },
  reads: withSigns(...CONNECTION_ROUTES),
  check: (objects, profile) => connectionRoutes(objects, profile).flatMap(object => rulesOf(object).filter(rule => backendsOf(rule).length === 0)
    .map(({ pointer }) => ({ object, pointer, message: `${nameOf(object)} has a rule without backendRefs` }))),
};
