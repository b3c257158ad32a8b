import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER_AUTHORIZATION } from '../kinds';

/** A ServerAuthorization permits clients without TLS and requires identities at once. */
export const serverAuthorizationContradiction: ObjectRule = {
  entry: {
    code: 'CM3142',
    name: 'server-authorization-contradiction',
    severity: 'error',
    summary: 'A ServerAuthorization permits clients without TLS and requires identities at once.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Leave one of `unauthenticated` and `meshTLS`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER_AUTHORIZATION],
  check: objects => objects.of(SERVER_AUTHORIZATION).filter(({ body }) => {
    const spec = record(body.spec);
    return record(spec.client).unauthenticated === true && (record(spec.client).meshTLS ?? undefined) !== undefined;
  }).map(object => ({ object, pointer: '/spec/client', message: `${nameOf(object)} has both unauthenticated and meshTLS, expected one of them` })),
};
