import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { AUTHORIZATION_POLICY, labelsOf, targetsOf } from '../policy';

/** Pods that policies with a selector, or of the whole namespace, guard themselves. */
export function guardedPods(objects: ObjectSet): Set<KubeObject> {
  const policies = objects.of(AUTHORIZATION_POLICY).filter(policy => targetsOf(policy).length === 0);
  const scopes = new Map(policies.map(policy => [JSON.stringify([policy.namespace, labelsOf(policy)]), policy]));
  return new Set([...scopes.values()].flatMap(policy => objects.pods().having(policy.namespace, labelsOf(policy))).map(({ owner }) => owner));
}
