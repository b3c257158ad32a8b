import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { PodShape } from '../../../../../analysis/rules/pod-index';
import { list, record, text } from '../../../../../analysis/rules/values';

const HTTP = new Set(['http', 'http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']);
const OTHER = new Set(['tcp', 'tls', 'https', 'mongo', 'redis', 'mysql', 'udp']);

/** A port of a pod, as the Services say. */
export interface ServedPort {
  readonly port: string;
  readonly protocol: 'http' | 'other' | 'detected';
}

/** Ports of all pods that Services send to, by the Pod or workload. */
export function portsOfPods(objects: ObjectSet): Map<KubeObject, ServedPort[]> {
  const ports = new Map<KubeObject, ServedPort[]>();
  for (const service of objects.of('Service')) {
    const { selector, ports: declared } = record(service.body.spec);
    if (Object.keys(record(selector)).length === 0) continue;
    for (const pod of objects.pods().having(service.namespace, record(selector))) {
      ports.set(pod.owner, [...ports.get(pod.owner) ?? [], ...list(declared).map(port => servedPort(pod, record(port)))]);
    }
  }
  return ports;
}

function servedPort(pod: PodShape, { port, targetPort = port, name, appProtocol }: { [key: string]: any }): ServedPort {
  return { port: String(typeof targetPort === 'string' ? numberOf(pod, targetPort) : targetPort), protocol: protocolOf(text(appProtocol), text(name)) };
}

function numberOf(pod: PodShape, name: string): unknown {
  const ports = list(pod.spec.containers).flatMap(container => list(record(container).ports)).map(record);
  return ports.find(each => each.name === name)?.containerPort ?? name;
}

function protocolOf(appProtocol?: string, name?: string): ServedPort['protocol'] {
  const declared = (appProtocol ?? name?.split('-')[0] ?? '').toLowerCase();
  if (HTTP.has(declared)) return 'http';
  return OTHER.has(declared) ? 'other' : 'detected';
}
