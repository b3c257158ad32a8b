import { groupsBy } from '../../../../analysis/rules/groups';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { list, record, text } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

const PORTS = new WeakMap<ObjectSet, Map<string, KubeObject[]>>();

/** Whether a Server is about pods, not about workloads outside the cluster. */
export function hasPods(server: KubeObject): boolean {
  return typeof record(server.body.spec).podSelector === 'object' && record(server.body.spec).podSelector !== null;
}

/** Pods that a Server selects. */
export function podsOf(objects: ObjectSet, server: KubeObject): PodShape[] {
  const pods = objects.pods();
  return hasPods(server) ? pods.selected(server.namespace, selectorOf(record(server.body.spec).podSelector)) : [];
}

/** Numbers of the ports of a pod by name, those of containers that only start it too. */
export function namedPorts(pod: PodShape): Map<string, number> {
  const ports = [...list(pod.spec.containers), ...list(pod.spec.initContainers)].flatMap(container => list(record(container).ports).map(record));
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

/** The policy of a Server for what no other policy allows. */
export function accessOf(server: KubeObject): string {
  return text(record(server.body.spec).accessPolicy) ?? 'deny';
}

/** Servers of all ports of pods: by pod and number. */
export function serversByPort(objects: ObjectSet): Map<string, KubeObject[]> {
  const known = PORTS.get(objects);
  if (known) return known;
  const ports = objects.of(SERVER).flatMap(server => podsOf(objects, server)
    .map(pod => ({ server, key: portKey(pod, portNumber(record(server.body.spec).port, pod)) })));
  const found = new Map([...groupsBy(ports, ({ key }) => key)].map(([key, all]) => [key, all.map(({ server }) => server)]));
  PORTS.set(objects, found);
  return found;
}

/** A port of a pod, as `serversByPort` has it. */
export function portKey(pod: PodShape, port: number | undefined): string {
  return `${pod.owner.index} ${port}`;
}

/** The Server of a port of a pod; nothing where there is none, or several. */
export function serverOf(objects: ObjectSet, pod: PodShape, port: number | undefined): KubeObject | undefined {
  const servers = port === undefined ? [] : serversByPort(objects).get(portKey(pod, port)) ?? [];
  return servers.length === 1 ? servers[0] : undefined;
}
