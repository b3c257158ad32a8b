import { bindings } from './bindings';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, ROUTES, SERVER } from '../../kinds';
import { requiresIdentity } from '../../lookup/policies';
import { accessOf } from '../../lookup/servers';

const FOR_EVERYBODY = ['all-unauthenticated', 'cluster-unauthenticated'];
const FOR_IDENTITIES = [...FOR_EVERYBODY, 'all-authenticated', 'cluster-authenticated'];

/** A policy of a route restricts nobody, as its Server lets everybody in. */
export const routePolicyUnderOpenServer: ObjectRule = {
  entry: {
    code: 'CM3187',
    name: 'route-policy-under-open-server',
    severity: 'error',
    summary: 'A policy is for a route of a Server whose access policy lets everybody in.',
    explanation: 'What the Server allows holds for all its routes beside their policies: this one restricts nobody.',
    remedy: 'Write `accessPolicy: deny` on the Server, or `audit` to only log.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, SERVER, ...ROUTES],
  check: objects => bindings(objects).flatMap(({ server, route, own }) => own
    .filter(policy => (requiresIdentity(policy) ? FOR_IDENTITIES : FOR_EVERYBODY).includes(accessOf(server)))
    .map(object => ({ object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for ${nameOf(route)}, and ${nameOf(server)} has access policy ${accessOf(server)}` }))),
};
