import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, routesOf } from '../route';
import { GATEWAY } from './gateway';

/** Routes of a Gateway that is not there. */
export const gatewayMissing: ObjectRule = {
  entry: {
    code: 'CM4008',
    name: 'parent-gateway-missing',
    severity: 'error',
    summary: 'A route has a Gateway as its parent that does not exist.',
    explanation: 'Nobody takes the route: requests from outside are answered with 404.',
    remedy: 'Correct name and namespace of the parentRef; the namespace is that of the route if it is not written.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  },
  reads: [...ROUTES, GATEWAY],
  check: (objects, { complete }) => !complete ? [] : routesOf(objects).flatMap(({ object, gateways }) => gateways
    .filter(({ namespace, name }) => objects.in(GATEWAY, namespace).length > 0 && !objects.find(GATEWAY, namespace, name))
    .map(({ namespace, name, pointer }) => (
      { object, pointer: `${pointer}/name`, message: `${nameOf(object)} refers to Gateway ${namespace}/${name}, which does not exist` }))),
};
