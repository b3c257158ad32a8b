import { KubeObject } from '../../kube-object';
import { ObjectSet } from '../../object-set';

/** Kinds that keep pods of a template running, found by a selector. */
export const WORKLOADS = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'argoproj.io/Rollout'];

/** Workloads of all these kinds. */
export function workloadsOf(objects: ObjectSet): KubeObject[] {
  return WORKLOADS.flatMap(kind => objects.of(kind));
}
