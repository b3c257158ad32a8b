import { OPAQUE_PROTOCOLS, waysOf } from './opaque';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { SERVER } from '../../kinds';
import { protocolOf, serverOf } from '../../lookup/servers';

const OF_REQUESTS: { [appProtocol: string]: string[] } = { 'http': ['HTTP/1', 'unknown'], 'kubernetes.io/h2c': ['HTTP/2', 'gRPC', 'unknown'] };

/** Whether a Server takes what clients send by the protocol of a Service. */
function fits(appProtocol: string, protocol: string): boolean {
  return OPAQUE_PROTOCOLS.includes(appProtocol) ? ['opaque', 'TLS', 'unknown'].includes(protocol) : OF_REQUESTS[appProtocol]?.includes(protocol) ?? true;
}

/** A Service says one protocol of a port, and the Server of it another. */
export const appProtocolAgainstServer: ObjectRule = {
  entry: {
    code: 'CM3196',
    name: 'app-protocol-against-server',
    severity: 'warning',
    summary: 'A port of a Service says one protocol, and the Server of the pods behind it another.',
    explanation: 'Clients go by appProtocol and the proxies of the pods by the Server: what one takes for requests is bytes to the other.',
    remedy: 'Say the same in both.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: ['Service', 'Pod', 'Namespace', SERVER],
  check: objects => {
    const told = new Set<string>();
    return waysOf(objects).flatMap(({ service: object, port: { port, appProtocol, pointer }, pod, target }) => {
      const server = appProtocol === undefined ? undefined : serverOf(objects, pod, target);
      const key = `${object.index} ${port}`;
      if (!server || fits(appProtocol!, protocolOf(server)) || told.has(key)) return [];
      told.add(key);
      return [{ object, pointer: `${pointer}/appProtocol`, message: `port ${port} of ${nameOf(object)} is of ${appProtocol}, and ${nameOf(server)} of ${protocolOf(server)}` }];
    });
  },
};
