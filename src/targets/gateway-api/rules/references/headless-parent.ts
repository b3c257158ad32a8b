import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { Ref, Route, ROUTES, routesOf } from '../route';

function serviceThat(refsOf: (route: Route) => Ref[], is: (spec: { [key: string]: any }) => boolean, what: string, entry: RuleEntry): ObjectRule {
  return {
    entry,
    reads: [...ROUTES, 'Service'],
    check: objects => routesOf(objects).flatMap(route => refsOf(route).flatMap(({ namespace, name, pointer }) => {
      const service = objects.find('Service', namespace, name);
      if (!service || !is(record(service.body.spec))) return [];
      return [{ object: route.object, pointer, message: `${nameOf(route.object)} refers to ${nameOf(service)}, which ${what}` }];
    })),
  };
}

/** Calls are known by the address of the Service that was called. */
export const headlessParent = serviceThat(({ services }) => services, ({ clusterIP, type }) => clusterIP === 'None' || type === 'ExternalName', 'has no cluster IP', {
  code: 'CM4006',
  name: 'parent-without-cluster-ip',
  severity: 'error',
  summary: 'A route has a Service without cluster IP as its parent.',
  explanation: 'Meshes know by the cluster IP which Service is called. Without one the route is not accepted, or not used for calls of single pods.',
  remedy: 'Give the Service a cluster IP, or make the route for another Service of the same pods that has one.',
  see: 'https://gateway-api.sigs.k8s.io/mesh/',
});

/** Backends by the name of another host. */
export const externalBackend = serviceThat(({ rules }) => rules.flatMap(({ backends }) => backends), ({ type }) => type === 'ExternalName', 'is another host by name', {
  code: 'CM4007',
  name: 'backend-external-name',
  severity: 'warning',
  summary: 'A route sends requests to a Service of type ExternalName.',
  explanation: 'The Gateway API recommends not to follow such Services, for a route would reach any host: implementations answer with 500.',
  remedy: 'Use a Service with endpoints, or the means of the mesh for external hosts.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference',
});
