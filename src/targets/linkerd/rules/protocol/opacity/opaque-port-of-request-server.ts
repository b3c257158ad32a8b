import { opaqueOfPod } from './opaque';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { SERVER } from '../../kinds';
import { podsOf, portNumber, protocolOf } from '../../lookup/servers';
import { includesPort } from '../../values/ports';

const REQUESTS = ['HTTP/1', 'HTTP/2', 'gRPC'];

/** A port is opaque, and its Server is one of requests. */
export const opaquePortOfRequestServer: ObjectRule = {
  entry: {
    code: 'CM3195',
    name: 'opaque-port-of-request-server',
    severity: 'error',
    summary: 'A port is opaque by the annotation of its pod, and has a Server of requests.',
    explanation: 'Clients send bytes where the Server wants requests: connections are refused, also by an access policy that only logs.',
    remedy: 'Take the port out of `config.linkerd.io/opaque-ports`, or write `proxyProtocol: opaque`.',
    targets: ['linkerd'],
    see: 'https://github.com/linkerd/linkerd2/issues/15188',
  },
  reads: [SERVER, 'Pod', 'Namespace'],
  check: objects => objects.of(SERVER).filter(server => REQUESTS.includes(protocolOf(server))).flatMap(object => {
    const { port } = record(object.body.spec);
    const pod = podsOf(objects, object).find(each => includesPort(opaqueOfPod(objects, each) ?? [], portNumber(port, each) ?? -1));
    return pod ? [{ object, pointer: '/spec/proxyProtocol', message: `${nameOf(object)} is of ${protocolOf(object)}, and ${nameOf(pod.owner)} says that port ${port} is opaque` }] : [];
  }),
};
