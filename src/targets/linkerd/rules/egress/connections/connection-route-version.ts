import { CONNECTION_ROUTES, connectionRoutes } from './connection-routes';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { withSigns } from '../../lookup/mesh-signs';

/** A route of connections is of a version that Linkerd may not get. */
export const connectionRouteVersion: ObjectRule = {
  entry: {
    code: 'CM3156',
    name: 'connection-route-version',
    severity: 'warning',
    summary: 'A TLSRoute or TCPRoute is of another version than v1alpha2.',
    explanation: 'Linkerd up to 2.20 reads v1alpha2 only. CRDs of the standard channel with the other version do not serve it: the route is ignored.',
    remedy: 'Install CRDs that serve v1alpha2, those of the experimental channel, and write this version.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/gateway-api/',
  },
  reads: withSigns(...CONNECTION_ROUTES),
  check: (objects, profile) => connectionRoutes(objects, profile).filter(({ version }) => version !== 'v1alpha2')
    .map(object => ({ object, pointer: '/apiVersion', message: `${nameOf(object)} is of version ${object.version}, expected v1alpha2` })),
};
