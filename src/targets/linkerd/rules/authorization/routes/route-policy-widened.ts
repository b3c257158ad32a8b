import { bindings } from './bindings';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, ROUTES, SERVER } from '../../kinds';
import { requiresIdentity } from '../../lookup/policies';

function requirements({ body }: KubeObject): string {
  const refs = list(record(body.spec).requiredAuthenticationRefs).map(record);
  return JSON.stringify(refs.map(({ kind, namespace, name }) => [kind, namespace, name]).sort());
}

/** Who may send every request of a Server may send those of a route too. */
export const routePolicyWidened: ObjectRule = {
  entry: {
    code: 'CM3188',
    name: 'route-policy-widened',
    severity: 'warning',
    summary: 'A policy is for a route, and another one for its Server or Namespace.',
    explanation: 'Policies are added up: whom the wider one allows may send the requests of the route too.',
    remedy: 'Make policies for routes only, one for each, if the route is to be for fewer clients.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, SERVER, ...ROUTES],
  check: objects => bindings(objects).filter(({ own }) => own.some(requiresIdentity)).flatMap(({ route, own, wider }) => {
    const known = own.map(requirements);
    const [other] = wider.flatMap(policies => policies.find(policy => !known.includes(requirements(policy))) ?? []);
    return other ? own.filter(requiresIdentity).map(object => (
      { object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for ${nameOf(route)}, whose requests ${nameOf(other)} allows to others too` })) : [];
  }),
};
