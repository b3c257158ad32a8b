import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, ROUTES, SERVER, SERVER_AUTHORIZATION } from '../kinds';
import { isKnown, KNOWN_BY } from '../lookup/known';
import { policiesByTarget, policiesOfRoute, policiesOfServer } from '../lookup/policies';
import { serverParents } from '../lookup/routes';
import { accessOf } from '../lookup/servers';

/** A Server denies, and nothing allows anybody. */
export const serverWithoutAuthorization: ObjectRule = {
  entry: {
    code: 'CM3190',
    name: 'server-without-authorization',
    severity: 'warning',
    summary: 'A Server denies what no policy allows, and there is no policy for it.',
    explanation: 'Nobody may call the port, but for probes by httpGet.',
    remedy: 'Add an AuthorizationPolicy for the Server or for a route of it, unless the port is to be closed.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER, AUTHORIZATION_POLICY, SERVER_AUTHORIZATION, ...ROUTES, ...KNOWN_BY],
  check: (objects, profile) => {
    const policies = policiesByTarget(objects);
    const bound = new Set(serverParents(objects, ROUTES).filter(({ route }) => policiesOfRoute(policies, route).length > 0)
      .map(({ namespace, name }) => `${namespace}/${name}`));
    return objects.of(SERVER).filter(server => accessOf(server) === 'deny' && isKnown(objects, profile, server.namespace)
      && objects.in(SERVER_AUTHORIZATION, server.namespace).length === 0 && policiesOfServer(policies, server).every(each => each.length === 0))
      .filter(({ namespace, name }) => !bound.has(`${namespace}/${name}`))
      .map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} denies, and no policy is for it or for a route of it` }));
  },
};
