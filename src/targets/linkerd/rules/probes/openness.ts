import { groupsBy } from '../../../../analysis/rules/groups';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { SERVER_AUTHORIZATION } from '../kinds';
import { namespaceKey, routeKey, serverKey } from '../lookup/policies';
import { serverParents } from '../lookup/routes';
import { accessOf } from '../lookup/servers';

const OPEN = ['all-unauthenticated', 'cluster-unauthenticated', 'audit'];

/** Routes of Servers, by `shop/cart`. */
export function routesByServer(objects: ObjectSet, kinds: string[]): Map<string, KubeObject[]> {
  const parents = groupsBy(serverParents(objects, kinds), ({ namespace, name }) => `${namespace}/${name}`);
  return new Map([...parents].map(([server, all]) => [server, all.map(({ route }) => route)]));
}

/** Whether a Server may let somebody without identity in: by its own policies, or by those of some of its routes. */
export function mayBeOpen(objects: ObjectSet, open: Set<string>, server: KubeObject, routes: KubeObject[]): boolean {
  if (OPEN.includes(accessOf(server)) || objects.in(SERVER_AUTHORIZATION, server.namespace).length > 0) return true;
  return open.has(serverKey(server)) || open.has(namespaceKey(server.namespace)) || routes.some(route => open.has(routeKey(route)));
}
