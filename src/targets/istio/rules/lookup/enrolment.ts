import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { Profile } from '../../../../analysis/rules/profile';
import { list, record } from '../../../../analysis/rules/values';

const INJECT = 'sidecar.istio.io/inject';
const MODE = 'istio.io/dataplane-mode';

/** Labels of an object, whatever it has there. */
export function labelsOf({ body }: KubeObject): { [key: string]: any } {
  return record(record(body.metadata).labels);
}

/** Whether labels of a namespace give its pods a proxy. */
export function injects(labels: { [key: string]: any }): boolean {
  return labels['istio-injection'] === undefined ? Boolean(labels['istio.io/rev']) : labels['istio-injection'] === 'enabled';
}

/** Whether labels of a namespace put it into the ambient mesh. */
export function isAmbient(labels: { [key: string]: any }): boolean {
  return labels[MODE] === 'ambient' && !injects(labels);
}

/** Whether a pod gets a proxy, as far as its labels and those of its namespace say. */
export function hasSidecar(pod: PodShape, objects: ObjectSet): boolean {
  const proxy = [...list(pod.spec.containers), ...list(pod.spec.initContainers)].map(record).find(({ name }) => name === 'istio-proxy');
  if (proxy && proxy.image !== 'auto') return true;
  const wish = record(pod.labels)[INJECT] ?? record(pod.annotations)[INJECT];
  if (wish !== undefined) return String(wish) === 'true';
  return proxy !== undefined || injects(record(objects.labelsOfNamespace(pod.namespace))) || Boolean(record(pod.labels)['istio.io/rev']);
}

/** Whether a pod is in the ambient mesh. */
export function isAmbientPod(pod: PodShape, objects: ObjectSet): boolean {
  const mode = record(pod.labels)[MODE];
  if (mode !== undefined) return mode === 'ambient';
  return isAmbient(record(objects.labelsOfNamespace(pod.namespace))) && String(record(pod.labels)[INJECT]) !== 'true';
}

/** Whether objects of a namespace are for this mesh: it is said, or the namespace is enrolled. */
export function isConcerned(namespace: string, objects: ObjectSet, { targets }: Profile): boolean {
  const labels = record(objects.labelsOfNamespace(namespace));
  return injects(labels) || isAmbient(labels) || targets.some(each => each.startsWith('istio-'));
}
