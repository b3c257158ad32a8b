import { annotationsOf } from './mesh-signs';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { ValueAt } from '../unknown-value';

/** Annotations of Namespaces and pods, and where they are. */
export function annotated(objects: ObjectSet): { object: KubeObject; annotations: { [key: string]: any }; pointer: string }[] {
  return [
    ...objects.of('Namespace').map(object => ({ object, annotations: annotationsOf(object), pointer: '/metadata/annotations' })),
    ...objects.pods().all.map(({ owner: object, annotations, pointer }) => ({
      object, annotations: record(annotations), pointer: `${pointer}/metadata/annotations`,
    })),
  ];
}

/** What Namespaces and pods have for an annotation. */
export function annotationValues(objects: ObjectSet, key: string): ValueAt[] {
  return annotated(objects).map(({ object, annotations, pointer }) => (
    { object, value: annotations[key], is: `has ${key}`, pointer: `${pointer}/${pointerPart(key)}` }));
}
