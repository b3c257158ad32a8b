import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, SERVER } from '../kinds';
import { serverParents } from '../lookup/routes';
import { protocolOf } from '../lookup/servers';

/** A route is bound to a Server whose connections are not looked into. */
export const routeOnOpaqueServer: ObjectRule = {
  entry: {
    code: 'CM3020',
    name: 'route-on-opaque-server',
    severity: 'error',
    summary: 'A route is bound to a Server whose connections are not looked into.',
    explanation: 'A Server of opaque or TLS has no requests, so routes and their policies are ignored.',
    remedy: 'Write a protocol of requests, or authorize the Server itself.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [...ROUTES, SERVER],
  check: objects => serverParents(objects, [...ROUTES]).flatMap(({ route: object, namespace, name, pointer }) => {
    const server = objects.find(SERVER, namespace, name);
    if (server === undefined || !(['opaque', 'TLS'].includes(protocolOf(server)))) return [];
    return [{ object, pointer, message: `${nameOf(object)} is bound to ${nameOf(server)} of protocol ${protocolOf(server)}, which has no routes` }];
  }),
};
