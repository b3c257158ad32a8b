import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROUTES, routesOf } from '../route';

const GRANT = 'gateway.networking.k8s.io/ReferenceGrant';

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
