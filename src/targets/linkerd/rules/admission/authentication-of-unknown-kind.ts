import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, MESH_TLS, NETWORK_AUTHENTICATION } from '../kinds';

const KINDS = [MESH_TLS, NETWORK_AUTHENTICATION, '/ServiceAccount'];

/** An AuthorizationPolicy requires an authentication of a kind that there is not. */
export const authenticationOfUnknownKind: ObjectRule = {
  entry: {
    code: 'CM3132',
    name: 'authentication-of-unknown-kind',
    severity: 'error',
    summary: 'An AuthorizationPolicy requires an authentication of a kind that there is not.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Name a MeshTLSAuthentication, a NetworkAuthentication or a ServiceAccount.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).flatMap(object => list(record(object.body.spec).requiredAuthenticationRefs).map(record)
    .map(({ group, kind }, i) => ({ is: `${group ?? ''}/${kind}`.replace(/^core\//, '/'), pointer: `/spec/requiredAuthenticationRefs/${i}` }))
    .filter(({ is }) => !KINDS.includes(is))
    .map(({ is, pointer }) => ({ object, pointer, message: `${nameOf(object)} requires ${is}, expected one of ${KINDS.join(', ')}` }))),
};
