import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { list, record } from '../../../../analysis/rules/values';
import { hasSidecar } from '../lookup/enrolment';
import { push } from '../lookup/push';

/** A port of a Service. */
export interface PortOfService {
  readonly service: KubeObject;
  readonly port: number;
  readonly target: string;
  readonly protocol: string;
}

/** Pods with a proxy, with the ports of all Services that select them. */
export function portsByPod(objects: ObjectSet): Map<PodShape, PortOfService[]> {
  const found = new Map<PodShape, PortOfService[]>();
  for (const service of objects.of('Service')) {
    const { selector, ports } = record(service.body.spec);
    if (Object.keys(record(selector)).length === 0) continue;
    const all = list(ports).map(record).filter(port => Number.isInteger(port.port)).map(({ port, targetPort, protocol }) => ({
      service, port, target: String(targetPort ?? port), protocol: String(protocol ?? 'TCP'),
    }));
    for (const pod of objects.pods().having(service.namespace, record(selector))) {
      if (hasSidecar(pod, objects)) push(found, pod, ...all);
    }
  }
  return found;
}

/** The first two ports of different Services that have the same key and differ in a value. */
export function firstConflict(ports: PortOfService[], key: (port: PortOfService) => string, value: (port: PortOfService) => string): PortOfService[] {
  const first = new Map<string, PortOfService>();
  for (const port of ports) {
    const other = first.get(key(port));
    if (!other) first.set(key(port), port);
    else if (value(other) !== value(port) && other.service !== port.service) return [other, port];
  }
  return [];
}
