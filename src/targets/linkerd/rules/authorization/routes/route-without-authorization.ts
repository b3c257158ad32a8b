import { bindings } from './bindings';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, ROUTES, SERVER, SERVER_AUTHORIZATION } from '../../kinds';
import { matchesOf, rulesOf } from '../../lookup/routes';
import { accessOf } from '../../lookup/servers';

/** Whether a route is the one for what no other takes, which may be there to deny it. */
function takesTheRest(route: KubeObject): boolean {
  return rulesOf(route).some(rule => matchesOf(rule).length === 0 || matchesOf(rule).some(({ value }) => ['/', undefined].includes(record(value.path).value)
    && Object.keys(value).every(key => key === 'path')));
}

/** A route without a policy, beside others that have one. */
export const routeWithoutAuthorization: ObjectRule = {
  entry: {
    code: 'CM3191',
    name: 'route-without-authorization',
    severity: 'warning',
    summary: 'A route of a Server that denies has no policy, while others have one.',
    explanation: 'Nobody may send the requests of the route: they get 403.',
    remedy: 'Add an AuthorizationPolicy for the route, unless it is there to deny.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, SERVER_AUTHORIZATION, SERVER, ...ROUTES],
  check: (objects, { complete }) => {
    const all = bindings(objects).filter(({ server }) => accessOf(server) === 'deny' && objects.in(SERVER_AUTHORIZATION, server.namespace).length === 0);
    const used = new Set(all.filter(({ own }) => own.length > 0).map(({ server }) => server));
    return all.filter(({ server, own, wider }) => complete && used.has(server) && [own, ...wider].every(policies => policies.length === 0))
      .filter(({ route }) => !takesTheRest(route)).map(({ server, route }) => (
        { object: route, pointer: '/spec', message: `${nameOf(route)} of ${nameOf(server)}, which denies, has no policy: nobody may send its requests` }));
  },
};
