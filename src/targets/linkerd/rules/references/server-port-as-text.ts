import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

/** A Server has a number as text for its port, which is the name of a port. */
export const serverPortAsText: ObjectRule = {
  entry: {
    code: 'CM3012',
    name: 'server-port-as-text',
    severity: 'error',
    summary: 'A Server has a number as text for its port, which is the name of a port.',
    explanation: 'Text is looked for among the names of container ports, so the Server is for no port.',
    remedy: 'Write the number without quotes.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => /^\d+$/.test(text(record(body.spec).port) ?? '')).map(object => ({
    object, pointer: '/spec/port', message: `${nameOf(object)} has port '${object.body.spec.port}' as text, expected the number ${object.body.spec.port}`,
  })),
};
