import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { record } from '../../../../analysis/rules/values';

/** Default policies that ask every client for an identity, or let nobody in. */
export const STRICT = ['deny', 'all-authenticated', 'cluster-authenticated'];

/** An annotation of a pod, or of its Namespace if the pod has none. */
export function settingOf(objects: ObjectSet, { annotations, namespace }: PodShape, key: string): string | undefined {
  const inherited = record(record(objects.find('Namespace', '', namespace)?.body.metadata).annotations);
  const value = record(annotations)[key] ?? inherited[key] ?? undefined;
  return value === undefined ? undefined : String(value);
}

/** Whether a pod gets a proxy: something says so, and nothing is in the way. */
export function isMeshed(objects: ObjectSet, pod: PodShape): boolean {
  return ['enabled', 'ingress'].includes(settingOf(objects, pod, 'linkerd.io/inject') ?? '') && record(pod.spec).hostNetwork !== true;
}

/** Whether a pod gets no proxy for sure. */
export function isLeftOut(objects: ObjectSet, pod: PodShape): boolean {
  return settingOf(objects, pod, 'linkerd.io/inject') === 'disabled' || record(pod.spec).hostNetwork === true;
}

/** Whether ports of a pod without a Server ask every client for an identity. */
export function isStrict(objects: ObjectSet, pod: PodShape): boolean {
  return STRICT.includes(settingOf(objects, pod, 'config.linkerd.io/default-inbound-policy') ?? '');
}
