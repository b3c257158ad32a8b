import { groupsBy } from '../../../../analysis/rules/groups';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { list, record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, SERVER } from '../kinds';

/** AuthorizationPolicies by what they are for: `policy.linkerd.io/Server shop/cart`. */
export type Policies = Map<string, KubeObject[]>;

/** What a policy for a Server is for. */
export const serverKey = ({ namespace, name }: Pick<KubeObject, 'namespace' | 'name'>) => `${SERVER} ${namespace}/${name}`;
/** What a policy for a Namespace is for. */
export const namespaceKey = (namespace: string) => `Namespace ${namespace}`;
/** What a policy for a route is for. */
export const routeKey = ({ group, kind, namespace, name }: KubeObject) => `${group}/${kind} ${namespace}/${name}`;

/** What a policy is for. */
export function targetKey({ body, namespace }: KubeObject): string {
  const { group, kind, name } = record(record(body.spec).targetRef);
  return kind === 'Namespace' ? namespaceKey(namespace) : `${group}/${kind} ${namespace}/${name}`;
}

/** All policies, by what they are for. */
export function policiesByTarget(objects: ObjectSet): Policies {
  return groupsBy(objects.of(AUTHORIZATION_POLICY), targetKey);
}

/** What policies are for that let somebody without identity in. */
export function openTargets(objects: ObjectSet): Set<string> {
  return new Set(objects.of(AUTHORIZATION_POLICY).filter(policy => !requiresIdentity(policy)).map(targetKey));
}

/** Policies for all requests of a Server: its own, and those of its namespace. */
export function policiesOfServer(policies: Policies, server: Pick<KubeObject, 'namespace' | 'name'>): KubeObject[][] {
  return [policies.get(serverKey(server)) ?? [], policies.get(namespaceKey(server.namespace)) ?? []];
}

/** Policies for requests of a route. */
export function policiesOfRoute(policies: Policies, route: KubeObject): KubeObject[] {
  return policies.get(routeKey(route)) ?? [];
}

/** Whether a policy asks for an identity, not only for a network. */
export function requiresIdentity({ body }: KubeObject): boolean {
  return list(record(body.spec).requiredAuthenticationRefs).some(ref => record(ref).kind !== 'NetworkAuthentication');
}
