import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { Ref, ROUTES, routesOf } from '../route';

const GATEWAY = 'gateway.networking.k8s.io/Gateway';
const GRANT = 'gateway.networking.k8s.io/ReferenceGrant';

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

/** Routes of Gateways reach other namespaces only where these grant it. */
export const grantMissing: ObjectRule = {
  entry: {
    code: 'CM4011',
    name: 'reference-grant-missing',
    severity: 'error',
    summary: 'A route of a Gateway sends requests to a Service of another namespace, which has no ReferenceGrant for it.',
    explanation: 'The backend is not permitted: its share of requests is answered with 500.',
    remedy: 'Add a ReferenceGrant to the namespace of the Service, from the kind and namespace of the route.',
    see: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  },
  reads: [...ROUTES, 'Service', GRANT],
  check: (objects, { complete }) => {
    const grants = new Set(objects.of(GRANT).flatMap(({ namespace, body }) => list(record(body.spec).from).map(record)
      .map(from => `${from.kind} ${from.namespace} ${namespace}`)));
    const routes = complete ? routesOf(objects).filter(({ gateways }) => gateways.length > 0) : [];
    return routes.flatMap(({ object, rules }) => rules.flatMap(({ backends }) => backends
      .filter(({ namespace, name }) => namespace !== object.namespace && objects.find('Service', namespace, name))
      .filter(({ namespace }) => !grants.has(`${object.kind} ${object.namespace} ${namespace}`))
      .map(({ namespace, name, pointer }) => (
        { object, pointer, message: `${nameOf(object)} refers to Service ${namespace}/${name}, and namespace ${namespace} has no ReferenceGrant for it` }))));
  },
};

function listenersOf(gateway: KubeObject, ref?: Ref): { [key: string]: any }[] {
  const { sectionName } = ref?.value ?? {};
  return list(record(gateway.body.spec).listeners).map(record)
    .filter(({ name, port }) => (sectionName === undefined || sectionName === name) && (ref?.port === undefined || ref.port === port));
}
