import { opaqueOfPod, opaqueOfService, waysOf } from './opaque';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { isMeshed } from '../../lookup/pods';
import { includesPort } from '../../values/ports';

/** Ports of protocols in which the server speaks first, or of which no bytes tell what they are. */
const SERVER_FIRST: { [port: number]: string } = { 4222: 'NATS', 6222: 'NATS', 4567: 'Galera', 4568: 'Galera' };

/** A port at which clients wait for the server is looked into. */
export const serverFirstPort: ObjectRule = {
  entry: {
    code: 'CM3197',
    name: 'server-first-port',
    severity: 'warning',
    summary: 'A port of a protocol in which the server speaks first is not opaque.',
    explanation: 'Proxies wait ten seconds for the first bytes of the client before they give up: each connection begins that late.',
    remedy: 'Write the port into `config.linkerd.io/opaque-ports` of the Service and of the pods, or `appProtocol: linkerd.io/opaque`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => {
    const told = new Set<string>();
    return waysOf(objects).filter(({ port: { appProtocol, name }, pod }) => appProtocol === undefined && !/^http/.test(name ?? '') && isMeshed(objects, pod))
      .filter(({ service, pod, port: { port }, target }) => SERVER_FIRST[target ?? port] !== undefined
        && !includesPort(opaqueOfService(service) ?? [], port) && !includesPort(opaqueOfPod(objects, pod) ?? [], target ?? port))
      .filter(({ service, port: { port } }) => !told.has(`${service.index} ${port}`) && told.add(`${service.index} ${port}`))
      .map(({ service: object, port: { port, pointer }, target }) => (
        { object, pointer, message: `port ${port} of ${nameOf(object)} is that of ${SERVER_FIRST[target ?? port]}, and not opaque` }));
  },
};
