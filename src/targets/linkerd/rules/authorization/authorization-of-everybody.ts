import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../kinds';

/** An AuthorizationPolicy requires nothing. */
export const authorizationOfEverybody: ObjectRule = {
  entry: {
    code: 'CM3027',
    name: 'authorization-of-everybody',
    severity: 'warning',
    summary: 'An AuthorizationPolicy requires nothing.',
    explanation: 'An empty list of authentications allows everybody, clients outside the mesh too.',
    remedy: 'Name an authentication if not everybody is meant.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(({ body }) => {
    const spec = record(body.spec);
    return Array.isArray(spec.requiredAuthenticationRefs) && spec.requiredAuthenticationRefs.length === 0;
  }).map(object => ({ object, pointer: '/spec/requiredAuthenticationRefs', message: `${nameOf(object)} requires no authentication, so it allows everybody` })),
};
