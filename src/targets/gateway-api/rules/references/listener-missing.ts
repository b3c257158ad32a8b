import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, routesOf } from '../route';
import { GATEWAY, listenersOf } from './gateway';

/** Routes of a listener that their Gateway does not have. */
export const listenerMissing: ObjectRule = {
  entry: {
    code: 'CM4009',
    name: 'listener-missing',
    severity: 'error',
    summary: 'A route names a listener, by sectionName or port, that the Gateway does not have.',
    explanation: 'The route is not accepted: no listener takes requests for it.',
    remedy: 'Use the name and port of a listener of the Gateway.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  },
  reads: [...ROUTES, GATEWAY],
  check: objects => routesOf(objects).flatMap(({ object, gateways }) => gateways.flatMap(ref => {
    const gateway = objects.find(GATEWAY, ref.namespace, ref.name);
    if (!gateway || listenersOf(gateway, ref).length > 0) return [];
    const has = listenersOf(gateway).map(({ name, port }) => `${name} (${port})`).join(', ');
    return [{ object, pointer: ref.pointer, message: `${nameOf(object)} refers to a listener of ${nameOf(gateway)} that it does not have: it has ${has}` }];
  })),
};
