import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ROUTES, SERVER } from '../../kinds';
import { policiesByTarget, policiesOfRoute, policiesOfServer } from '../../lookup/policies';
import { serverParents } from '../../lookup/routes';

/** A route of a Server, and the policies for it. */
export interface Binding {
  readonly server: KubeObject;
  readonly route: KubeObject;
  /** Policies for the route. */
  readonly own: KubeObject[];
  /** Policies for all requests of the Server: its own, and those of its namespace. */
  readonly wider: KubeObject[][];
}

/** Routes of Servers that are there. */
export function bindings(objects: ObjectSet): Binding[] {
  const policies = policiesByTarget(objects);
  return serverParents(objects, ROUTES).flatMap(({ route, namespace, name }) => {
    const server = objects.find(SERVER, namespace, name);
    return server ? [{ server, route, own: policiesOfRoute(policies, route), wider: policiesOfServer(policies, server) }] : [];
  });
}
