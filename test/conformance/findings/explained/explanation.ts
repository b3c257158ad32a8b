import { KubeObject, nameOf } from '../../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../../src/analysis/rules/object-set';
import { PodShape } from '../../../../src/analysis/rules/pod-index';
import { Difference, Said } from '../pairs';

/** A difference, and the set in which it is. */
export interface Instance {
  readonly difference: Difference;
  readonly objects: ObjectSet;
  /** What the difference is about; nothing if there is no such object. */
  readonly object: KubeObject;
  /** All that we say of the object. */
  readonly said: Said[];
}

/** Why one of both says something and the other does not, where it is right so. */
export interface Explanation {
  readonly by: Difference['by'];
  readonly code: string;
  readonly because: string;
  /** Whether it depends on the order in which the analyzer comes to look at objects, so that it may not occur. @default false */
  readonly sometimes?: boolean;
  when(instance: Instance): boolean;
}

/** The instances of differences in a set. */
export function instancesOf(differences: Difference[], documents: any[], said: Said[]): Instance[] {
  const objects = ObjectSet.of(documents);
  const byName = new Map(objects.all().map(object => [nameOf(object), object]));
  return differences.map(difference => ({
    difference,
    objects,
    object: byName.get(difference.origin)!,
    said: said.filter(({ origin }) => origin === difference.origin),
  }));
}

/** What a message has between quotation marks. */
export function quoted({ difference: { text } }: Instance): string {
  return /"([^"]*)"/.exec(text)?.[1] ?? '';
}

/** What is written at the place that a difference of ours names; nothing if nothing is there. */
export function pointed({ difference: { pointer = '' }, object }: Instance): any {
  return pointer.split('/').slice(1).reduce((value, key) => value?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], object.body);
}

/** Pods that are written as such, and not only as a template. */
export function runningIn(objects: ObjectSet, namespace: string): PodShape[] {
  return objects.pods().in(namespace).filter(({ owner }) => owner.kind === 'Pod');
}
