import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { namedPorts, podsOf } from '../lookup/servers';

/** A Server names a port that no container of its pods has. */
export const serverPortNameUnknown: ObjectRule = {
  entry: {
    code: 'CM3011',
    name: 'server-port-name-unknown',
    severity: 'error',
    summary: 'A Server names a port that no container of its pods has.',
    explanation: 'A name is looked for among the ports of containers, not of Services; a Server without a port protects nothing.',
    remedy: 'Write the name of a container port, or its number.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER, 'Pod'],
  check: objects => objects.of(SERVER).flatMap(object => {
    const port = text(record(object.body.spec).port);
    const pods = podsOf(objects, object);
    if (port === undefined || /^\d+$|^linkerd-/.test(port) || pods.length === 0 || pods.some(pod => namedPorts(pod).has(port))) return [];
    return [{ object, pointer: '/spec/port', message: `${nameOf(object)} is for port '${port}', which no container of ${nameOf(pods[0].owner)} has` }];
  }),
};
