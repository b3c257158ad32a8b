import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';

const ROUTES = ['HTTPRoute', 'GRPCRoute'].map(kind => `gateway.networking.k8s.io/${kind}`);

/** Services of which the controller makes the route: by namespace and name, with the name of the route. */
function routedServices(objects: ObjectSet): Map<string, KubeObject> {
  return new Map(objects.of(CANARY).flatMap(object => {
    const { provider, service, target, namespace } = canaryOf(object);
    const name = text(service.name) ?? text(target.name) ?? '';
    return provider.startsWith('gatewayapi') ? [[`${namespace}/${name}`, object] as const] : [];
  }));
}

/** A Service has a route beside the one that the controller makes. */
export const routeBesideCanary: ObjectRule = {
  entry: {
    code: 'CM6018',
    name: 'route-beside-canary',
    severity: 'error',
    summary: 'A Service of a Canary has a route beside the one that the controller makes.',
    explanation: 'Of two routes of one Service with the same match the older one counts: requests may never be split, or not as the Canary says.',
    remedy: 'Leave the route to the controller, and give the Canary what it is to have.',
    see: 'https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery',
  },
  reads: [CANARY, ...ROUTES],
  check: objects => {
    const services = routedServices(objects);
    return ROUTES.flatMap(kind => objects.of(kind)).flatMap(object => list(record(object.body.spec).parentRefs).map(record).flatMap((ref, i) => {
      const canary = ref.kind === 'Service' ? services.get(`${text(ref.namespace) ?? object.namespace}/${ref.name}`) : undefined;
      if (!canary || canary.namespace !== object.namespace || list(record(object.body.metadata).ownerReferences).length > 0) return [];
      return [{ object, pointer: `/spec/parentRefs/${i}`, message: `${nameOf(object)} is a route of Service ${ref.name}, of which ${nameOf(canary)} has one made` }];
    }));
  },
};
