import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { SERVER_AUTHORIZATION } from '../kinds';
import { Policies, policiesOfRoute, policiesOfServer, requiresIdentity } from '../policies';
import { serverParents } from '../routes';
import { accessOf } from '../servers';

const OPEN = ['all-unauthenticated', 'cluster-unauthenticated', 'audit'];

/** Routes of Servers, by `shop/cart`. */
export function routesByServer(objects: ObjectSet, kinds: string[]): Map<string, KubeObject[]> {
  const found = new Map<string, KubeObject[]>();
  for (const { namespace, name, route } of serverParents(objects, kinds)) {
    found.set(`${namespace}/${name}`, [...found.get(`${namespace}/${name}`) ?? [], route]);
  }
  return found;
}

/** Whether a Server may let somebody without identity in: by its own policies, or by those of some of its routes. */
export function mayBeOpen(objects: ObjectSet, policies: Policies, server: KubeObject, routes: KubeObject[]): boolean {
  if (OPEN.includes(accessOf(server)) || objects.in(SERVER_AUTHORIZATION, server.namespace).length > 0) return true;
  return [...policiesOfServer(policies, server), ...routes.flatMap(route => policiesOfRoute(policies, route))]
    .some(policy => !requiresIdentity(policy));
}
