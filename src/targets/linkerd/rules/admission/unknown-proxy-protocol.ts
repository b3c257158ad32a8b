import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { refusal } from '../refusal';
import { aboutUnknownValue } from '../unknown-value';

/** A Server has a protocol that there is not. */
export const unknownProxyProtocol = aboutUnknownValue(
  refusal('CM3137', 'unknown-proxy-protocol', 'A Server has a protocol that there is not.', 'Write one of unknown, HTTP/1, HTTP/2, gRPC, opaque and TLS.'),
  [SERVER],
  ['unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'],
  objects => objects.of(SERVER).map(object => (
    { object, value: record(object.body.spec).proxyProtocol, is: 'has the protocol', pointer: '/spec/proxyProtocol' })),
);
