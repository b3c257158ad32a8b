import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

/** A Server is for a port that cannot be. */
export const serverPortOutOfRange: ObjectRule = {
  entry: {
    code: 'CM3139',
    name: 'server-port-out-of-range',
    severity: 'error',
    summary: 'A Server is for a port that cannot be.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Write a port from 1 to 65535.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => {
    const spec = record(body.spec);
    return typeof spec.port === 'number' && !(spec.port >= 1 && spec.port <= 65535);
  }).map(object => ({ object, pointer: '/spec/port', message: `${nameOf(object)} is for port ${object.body.spec.port}, expected one from 1 to 65535` })),
};
