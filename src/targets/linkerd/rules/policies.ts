import { AUTHORIZATION_POLICY, SERVER } from './kinds';
import { KubeObject } from '../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../analysis/rules/object-set';
import { list, record } from '../../../analysis/rules/values';

/** AuthorizationPolicies by what they are for: `policy.linkerd.io/Server shop/cart`. */
export type Policies = Map<string, KubeObject[]>;

/** What a policy is for. */
export function targetKey({ body, namespace }: KubeObject): string {
  const { group, kind, name } = record(record(body.spec).targetRef);
  return kind === 'Namespace' ? `Namespace ${namespace}` : `${group}/${kind} ${namespace}/${name}`;
}

/** All policies, by what they are for. */
export function policiesByTarget(objects: ObjectSet): Policies {
  const found: Policies = new Map();
  for (const policy of objects.of(AUTHORIZATION_POLICY)) found.set(targetKey(policy), [...found.get(targetKey(policy)) ?? [], policy]);
  return found;
}

/** Policies for all requests of a Server: its own and those of its namespace. */
export function policiesOfServer(policies: Policies, { namespace, name }: Pick<KubeObject, 'namespace' | 'name'>): KubeObject[] {
  return [...policies.get(`${SERVER} ${namespace}/${name}`) ?? [], ...policies.get(`Namespace ${namespace}`) ?? []];
}

/** Policies for requests of a route. */
export function policiesOfRoute(policies: Policies, { group, kind, namespace, name }: KubeObject): KubeObject[] {
  return policies.get(`${group}/${kind} ${namespace}/${name}`) ?? [];
}

/** Whether a policy asks for an identity, not only for a network. */
export function requiresIdentity({ body }: KubeObject): boolean {
  return list(record(body.spec).requiredAuthenticationRefs).some(ref => record(ref).kind !== 'NetworkAuthentication');
}
