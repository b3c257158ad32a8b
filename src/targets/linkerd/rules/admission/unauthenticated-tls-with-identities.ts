import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { SERVER_AUTHORIZATION } from '../kinds';

function tlsOf(spec: { [key: string]: any }): { [key: string]: any } {
  return record(record(spec.client).meshTLS);
}

/** A ServerAuthorization permits TLS without identity and requires identities at once. */
export const unauthenticatedTlsWithIdentities: ObjectRule = {
  entry: {
    code: 'CM3143',
    name: 'unauthenticated-tls-with-identities',
    severity: 'error',
    summary: 'A ServerAuthorization permits TLS without identity and requires identities at once.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Leave out `unauthenticatedTLS` or the identities.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER_AUTHORIZATION],
  check: objects => objects.of(SERVER_AUTHORIZATION).filter(({ body }) => {
    const spec = record(body.spec);
    return tlsOf(spec).unauthenticatedTLS === true && [...list(tlsOf(spec).identities), ...list(tlsOf(spec).serviceAccounts)].length > 0;
  }).map(object => ({ object, pointer: '/spec/client/meshTLS', message: `${nameOf(object)} has both unauthenticatedTLS and identities, expected one of them` })),
};
