import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../kinds';

const IDENTITIES = ['MeshTLSAuthentication', 'ServiceAccount'];

function count(spec: { [key: string]: any }, kinds: string[]): number {
  return list(spec.requiredAuthenticationRefs).filter(ref => kinds.includes(record(ref).kind)).length;
}

/** An AuthorizationPolicy requires more than one identity or more than one network. */
export const tooManyAuthentications: ObjectRule = {
  entry: {
    code: 'CM3131',
    name: 'too-many-authentications',
    severity: 'error',
    summary: 'An AuthorizationPolicy requires more than one identity or more than one network.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Leave one MeshTLSAuthentication or ServiceAccount, and one NetworkAuthentication.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(({ body }) => {
    const spec = record(body.spec);
    return count(spec, IDENTITIES) > 1 || count(spec, ['NetworkAuthentication']) > 1;
  }).map(object => ({ object, pointer: '/spec/requiredAuthenticationRefs', message: `${nameOf(object)} requires several identities or networks at once, expected at most one of each` })),
};
