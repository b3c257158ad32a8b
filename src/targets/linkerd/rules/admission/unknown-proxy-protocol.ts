import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

const PROTOCOLS = ['unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'];

/** A Server has a protocol that there is not. */
export const unknownProxyProtocol: ObjectRule = {
  entry: {
    code: 'CM3137',
    name: 'unknown-proxy-protocol',
    severity: 'error',
    summary: 'A Server has a protocol that there is not.',
    explanation: 'The validating webhook denies it; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Write one of unknown, HTTP/1, HTTP/2, gRPC, opaque and TLS.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => {
    const spec = record(body.spec);
    return (spec.proxyProtocol ?? undefined) !== undefined && !PROTOCOLS.includes(spec.proxyProtocol);
  }).map(object => ({ object, pointer: '/spec/proxyProtocol', message: `${nameOf(object)} has the protocol '${object.body.spec.proxyProtocol}', expected one of ${PROTOCOLS.join(', ')}` })),
};
