import { push } from './push';
import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { Problem } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';

/** Labels by which an object selects workloads of its namespace. */
export type SelectorOf = (object: KubeObject) => { [key: string]: any };

/** Objects that select the same pod, each with the others and the pod. */
export function sharedPods(objects: ObjectSet, kind: string, selectorOf: SelectorOf): { object: KubeObject; other: KubeObject; pod: PodShape }[] {
  const owners = new Map<PodShape, KubeObject[]>();
  for (const object of objects.of(kind).filter(each => Object.keys(selectorOf(each)).length > 0)) {
    for (const pod of objects.pods().having(object.namespace, selectorOf(object))) push(owners, pod, object);
  }
  const told = new Map<KubeObject, { object: KubeObject; other: KubeObject; pod: PodShape }>();
  for (const [pod, all] of owners) {
    if (all.length > 1) all.forEach((object, i) => told.has(object) || told.set(object, { object, other: all[i === 0 ? 1 : 0], pod }));
  }
  return [...told.values()];
}

/** Objects without a selector that are not alone in their namespace, with another of them. */
export function sharedNamespaces(objects: ObjectSet, kind: string, selectorOf: SelectorOf): { object: KubeObject; other: KubeObject }[] {
  const first = new Map<string, KubeObject[]>();
  for (const object of objects.of(kind).filter(each => Object.keys(selectorOf(each)).length === 0)) {
    push(first, object.namespace, object);
  }
  return [...first.values()].filter(all => all.length > 1).flatMap(all => all.map((object, i) => ({ object, other: all[i === 0 ? 1 : 0] })));
}

/** Objects whose selector selects none of the pods of their namespace. */
export function withoutPods(objects: ObjectSet, kind: string, selectorOf: SelectorOf): KubeObject[] {
  return objects.of(kind).filter(object => Object.keys(selectorOf(object)).length > 0 && objects.pods().in(object.namespace).length > 0
    && objects.pods().having(object.namespace, selectorOf(object)).length === 0);
}

/** Says that nobody has the labels that an object selects by. */
export function nobodySelected(object: KubeObject, selector: { [key: string]: any }, pointer: string, where = `no pod of ${object.namespace}`): Problem {
  return { object, pointer, message: `${nameOf(object)} selects ${selectorText(selector)}, and ${where} has these labels` };
}

/** `app=cart,version=v1` */
export function selectorText(selector: { [key: string]: any }): string {
  return Object.entries(selector).map(([key, value]) => `${key}=${value}`).join(',');
}

/** The selector of a Sidecar. */
export const sidecarSelector: SelectorOf = ({ body }) => record(record(record(body.spec).workloadSelector).labels);
/** The selector of policies and Telemetry. */
export const policySelector: SelectorOf = ({ body }) => record(record(record(body.spec).selector).matchLabels);
