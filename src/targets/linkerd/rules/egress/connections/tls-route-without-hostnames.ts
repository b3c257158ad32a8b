import { connectionRoutes } from './connection-routes';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { TLS_ROUTE } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';

/** A TLSRoute has no hostnames. */
export const tlsRouteWithoutHostnames: ObjectRule = {
  entry: {
    code: 'CM3154',
    name: 'tls-route-without-hostnames',
    severity: 'warning',
    summary: 'A TLSRoute has no hostnames.',
    explanation: 'It takes connections to every host; versions of Linkerd after 2.20 cannot read it and ignore it.',
    remedy: 'Write the hosts that clients name when they connect, or use a TCPRoute.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/egress-network/',
  },
  reads: withSigns(TLS_ROUTE),
  check: (objects, profile) => connectionRoutes(objects, profile, [TLS_ROUTE]).filter(({ body }) => list(record(body.spec).hostnames).length === 0)
    .map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} has no hostnames, expected the hosts that clients connect to` })),
};
