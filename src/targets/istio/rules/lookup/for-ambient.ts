import { hasSidecar, isAmbient, isAmbientPod } from './enrolment';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { record } from '../../../../analysis/rules/values';

/** Whether all workloads that are selected in a namespace are in the ambient mesh; without labels it is the namespace that decides. */
export function isForAmbient(namespace: string, labels: { [key: string]: any }, objects: ObjectSet): boolean {
  const pods = objects.pods().having(namespace, labels);
  if (pods.length > 0) return pods.every(pod => isAmbientPod(pod, objects) && !hasSidecar(pod, objects));
  return Object.keys(labels).length === 0 && isAmbient(record(objects.labelsOfNamespace(namespace)));
}
