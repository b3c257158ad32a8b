import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { ObjectRule, Problem, RuleEntry } from '../../../../analysis/rules/rule';
import { hasService, knowsServices, portsOfService } from '../../../../analysis/rules/service-ports';
import { Ref, Route, ROUTES, routesOf } from '../route';

type RefsOf = (route: Route) => Ref[];

const PARENTS: RefsOf = ({ services }) => services;
const BACKENDS: RefsOf = ({ rules }) => rules.flatMap(({ backends }) => backends);

function missing(refsOf: RefsOf, entry: RuleEntry): ObjectRule {
  const check = (objects: ObjectSet, profile: Profile): Problem[] => routesOf(objects).flatMap(route => refsOf(route)
    .filter(({ namespace, name }) => knowsServices(objects, profile, namespace) && !hasService(objects, namespace, name))
    .map(({ namespace, name, pointer }) => ({
      object: route.object, pointer: `${pointer}/name`, message: `${nameOf(route.object)} refers to Service ${namespace}/${name}, which does not exist`,
    })));
  return { entry, reads: [...ROUTES, 'Service', 'flagger.app/Canary'], check };
}

function portMissing(refsOf: RefsOf, entry: RuleEntry): ObjectRule {
  const check = (objects: ObjectSet): Problem[] => routesOf(objects).flatMap(route => refsOf(route).flatMap(({ namespace, name, port, pointer }) => {
    const service = objects.find('Service', namespace, name);
    const ports = service ? portsOfService(service) : [];
    if (port === undefined || !service || ports.some(each => each.port === port)) return [];
    const target = ports.some(each => each.target === port) ? ', which is a targetPort' : '';
    const message = `${nameOf(route.object)} refers to port ${port}${target}: ${nameOf(service)} has ${ports.map(each => each.port).join(', ') || 'none'}`;
    return [{ object: route.object, pointer: `${pointer}/port`, message }];
  }));
  return { entry, reads: [...ROUTES, 'Service'], check };
}

/** A route of a Service that is not there. */
export const parentMissing = missing(PARENTS, {
  code: 'CM4001',
  name: 'parent-service-missing',
  severity: 'error',
  summary: 'A route has a Service as its parent that does not exist.',
  explanation: 'The route is not accepted and used for nothing: calls go as if it were not there.',
  remedy: 'Correct name and namespace of the parentRef, or add the Service.',
  see: 'https://gateway-api.sigs.k8s.io/mesh/',
});

/** A route of a port that its Service does not have. */
export const parentPortMissing = portMissing(PARENTS, {
  code: 'CM4002',
  name: 'parent-port-missing',
  severity: 'error',
  summary: 'A route has a port of a Service as its parent that the Service does not have.',
  explanation: 'The route is for calls of this port, of which there are none: calls of other ports go as if it were not there.',
  remedy: 'Use a port of the Service, not its targetPort, or leave the port out for all of them.',
  see: 'https://gateway-api.sigs.k8s.io/mesh/',
});

/** A route to a Service that is not there. */
export const backendMissing = missing(BACKENDS, {
  code: 'CM4003',
  name: 'backend-service-missing',
  severity: 'error',
  summary: 'A route sends requests to a Service that does not exist.',
  explanation: 'The share of requests that the backend should get is answered with 500.',
  remedy: 'Correct name and namespace of the backendRef, or add the Service.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
});

/** A route to a port that its Service does not have. */
export const backendPortMissing = portMissing(BACKENDS, {
  code: 'CM4004',
  name: 'backend-port-missing',
  severity: 'error',
  summary: 'A route sends requests to a port that the Service does not have.',
  explanation: 'There are no endpoints for such a port: the share of requests of the backend fails.',
  remedy: 'Use a port of the Service, not its targetPort.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
});
