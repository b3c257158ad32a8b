import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, HTTP_ROUTE, LEGACY_ROUTE } from '../kinds';

/** An AuthorizationPolicy names a route by a group that is not its own. */
export const authorizationToOtherGroup: ObjectRule = {
  entry: {
    code: 'CM3002',
    name: 'authorization-to-other-group',
    severity: 'error',
    summary: 'An AuthorizationPolicy names a route by a group that is not its own.',
    explanation: 'There are HTTPRoutes of the Gateway API and of Linkerd; a policy for one of them does not reach the other and is ignored.',
    remedy: 'Write the group that the route has.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, HTTP_ROUTE, LEGACY_ROUTE],
  check: objects => objects.of(AUTHORIZATION_POLICY).flatMap(object => {
    const { group, kind, name } = record(record(object.body.spec).targetRef);
    const found = [HTTP_ROUTE, LEGACY_ROUTE].filter(each => objects.find(each, object.namespace, text(name) ?? '') !== undefined)
      .map(each => each.split('/')[0]);
    if (kind !== 'HTTPRoute' || found.length === 0 || found.includes(group)) return [];
    return [{ object, pointer: '/spec/targetRef/group', message: `${nameOf(object)} names HTTPRoute '${name}' of ${group}, but it is of ${found[0]}` }];
  }),
};
