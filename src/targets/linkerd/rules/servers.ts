import { KubeObject } from '../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../analysis/rules/object-set';
import { PodShape } from '../../../analysis/rules/pod-index';
import { LabelSelector } from '../../../analysis/rules/selector';
import { list, record, text } from '../../../analysis/rules/values';

/** Whether a Server is about pods, not about workloads outside the cluster. */
export function hasPods(server: KubeObject): boolean {
  return typeof record(server.body.spec).podSelector === 'object' && record(server.body.spec).podSelector !== null;
}

/** Pods that a Server selects. */
export function podsOf(objects: ObjectSet, server: KubeObject): PodShape[] {
  const { matchLabels, matchExpressions } = record(record(server.body.spec).podSelector);
  const selector: LabelSelector = {
    matchLabels: record(matchLabels),
    matchExpressions: list(matchExpressions).map(record)
      .map(({ key, operator, values }) => ({ key: String(key), operator: String(operator), values: list(values) })),
  };
  const pods = objects.pods();
  return hasPods(server) ? pods.selected(server.namespace, selector) : [];
}

/** Containers of a pod, those that only start it too. */
export function containersOf(pod: PodShape): { [key: string]: any }[] {
  return [...list(pod.spec.containers), ...list(pod.spec.initContainers)].map(record);
}

/** Numbers of the ports of a pod by name. */
export function namedPorts(pod: PodShape): Map<string, number> {
  const ports = containersOf(pod).flatMap(({ ports: all }) => list(all).map(record));
  return new Map(ports.filter(({ name, protocol }) => text(name) !== undefined && (protocol ?? 'TCP') === 'TCP').map(port => [port.name, port.containerPort]));
}

/** The number of a port of a Server, or of a probe, on a pod. */
export function portNumber(port: unknown, pod: PodShape): number | undefined {
  return typeof port === 'number' ? port : namedPorts(pod).get(text(port) ?? '');
}

/** The protocol that a Server says. */
export function protocolOf(server: KubeObject): string {
  return text(record(server.body.spec).proxyProtocol) ?? 'unknown';
}
