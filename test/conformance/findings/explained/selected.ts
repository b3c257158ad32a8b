import { KubeObject } from '../../../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../../../src/analysis/rules/object-set';
import { PodShape } from '../../../../src/analysis/rules/pod-index';
import { hasLabels } from '../../../../src/analysis/rules/selector';

/** Labels by which a policy, a Sidecar or a Service selects pods. */
export function selectorIn({ kind, body: { spec } }: KubeObject): { [key: string]: any } {
  return (kind === 'Gateway' || kind === 'Service' ? spec?.selector : spec?.workloadSelector?.labels ?? spec?.selector?.matchLabels) ?? {};
}

/** Pods and templates that an object selects: a Gateway in every namespace, others in their own. */
export function selectedPods(objects: ObjectSet, object: KubeObject): PodShape[] {
  return objects.pods().all.filter(({ labels, namespace }) => hasLabels(labels, selectorIn(object)) && (object.kind === 'Gateway' || namespace === object.namespace));
}
