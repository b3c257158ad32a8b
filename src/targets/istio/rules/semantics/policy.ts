import { KubeObject } from '../../../../analysis/rules/kube-object';
import { once } from '../../../../analysis/rules/once';
import { list, record, text } from '../../../../analysis/rules/values';

export const AUTHORIZATION_POLICY = 'security.istio.io/AuthorizationPolicy';
export const REQUEST_AUTHENTICATION = 'security.istio.io/RequestAuthentication';

/** A part of a policy, and where it is. */
export interface Part {
  readonly value: { [key: string]: any };
  readonly pointer: string;
}

/** Rules of an AuthorizationPolicy. */
export const rulesOf: (policy: KubeObject) => Part[] = once(policy =>
  list(record(policy.body.spec).rules).map((rule, i) => ({ value: record(rule), pointer: `/spec/rules/${i}` })));

/** Sources of a rule. */
export function sourcesOf({ value, pointer }: Part): Part[] {
  return list(value.from).map((from, i) => ({ value: record(record(from).source), pointer: `${pointer}/from/${i}/source` }));
}

/** Operations of a rule. */
export function operationsOf({ value, pointer }: Part): Part[] {
  return list(value.to).map((to, i) => ({ value: record(record(to).operation), pointer: `${pointer}/to/${i}/operation` }));
}

/** Conditions of a rule. */
export function conditionsOf({ value, pointer }: Part): Part[] {
  return list(value.when).map((when, i) => ({ value: record(when), pointer: `${pointer}/when/${i}` }));
}

/** What an AuthorizationPolicy does; ALLOW where it does not say. */
export function actionOf(policy: KubeObject): string {
  return text(record(policy.body.spec).action) ?? 'ALLOW';
}

/** References to what a policy is attached to. */
export function targetsOf(policy: KubeObject): Part[] {
  const { targetRef, targetRefs } = record(policy.body.spec);
  const one = targetRef === undefined || targetRef === null ? [] : [{ value: record(targetRef), pointer: '/spec/targetRef' }];
  return [...one, ...list(targetRefs).map((each, i) => ({ value: record(each), pointer: `/spec/targetRefs/${i}` }))];
}

/** Labels of the pods that a policy is for; all pods of its namespace if it has none. */
export function labelsOf(policy: KubeObject): { [key: string]: string } {
  return record(record(record(policy.body.spec).selector).matchLabels);
}

/** Whether a policy is tried without being in force. */
export function isDryRun(policy: KubeObject): boolean {
  return String(record(record(policy.body.metadata).annotations)['istio.io/dry-run']) === 'true';
}
