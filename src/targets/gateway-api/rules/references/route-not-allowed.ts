import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { ROUTES, routesOf } from '../route';
import { GATEWAY, listenersOf } from './gateway';

/** Listeners take routes of their own namespace if nothing is said. */
export const routeNotAllowed: ObjectRule = {
  entry: {
    code: 'CM4010',
    name: 'route-not-allowed-by-listener',
    severity: 'error',
    summary: 'A route is in another namespace than its Gateway, whose listeners take routes of their own namespace only.',
    explanation: 'The route is not accepted: NotAllowedByListeners.',
    remedy: 'Write allowedRoutes.namespaces of the listener, from All or by a Selector.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes',
  },
  reads: [...ROUTES, GATEWAY],
  check: objects => routesOf(objects).flatMap(({ object, gateways }) => gateways.flatMap(ref => {
    const gateway = ref.namespace === object.namespace ? undefined : objects.find(GATEWAY, ref.namespace, ref.name);
    const listeners = gateway ? listenersOf(gateway, ref) : [];
    if (!gateway || listeners.length === 0 || !listeners.every(each => (record(record(each.allowedRoutes).namespaces).from ?? 'Same') === 'Same')) return [];
    return [{ object, pointer: ref.pointer, message: `${nameOf(gateway)} takes routes of namespace ${gateway.namespace} only, and ${nameOf(object)} is in another` }];
  })),
};
