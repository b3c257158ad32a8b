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

/** Two ports of different Services of a pod that contradict each other. */
export interface Conflict {
  readonly pod: PodShape;
  readonly one: PortOfService;
  readonly other: PortOfService;
}

type TextOf = (port: PortOfService) => string;

/**
 * The first two ports of each pod with a proxy that have the same key and differ in a value. Services with one selector are
 * looked at together, and pods of the same selectors once, so that many of both are no product.
 */
export function conflictsOf(objects: ObjectSet, key: TextOf, value: TextOf): Conflict[] {
  const conflicts = new Map<string, PortOfService[]>();
  return [...groupsByPod(objects)].flatMap(([pod, groups]) => {
    const same = groups.map(({ id }) => id).join();
    if (!conflicts.has(same)) conflicts.set(same, firstConflict(groups.flatMap(({ ports }) => ports), key, value));
    const [one, other] = conflicts.get(same)!;
    return one ? [{ pod, one, other }] : [];
  });
}

interface Group {
  readonly id: number;
  readonly ports: PortOfService[];
}

function groupsByPod(objects: ObjectSet): Map<PodShape, Group[]> {
  const services = new Map<string, KubeObject[]>();
  for (const service of objects.of('Service')) {
    const selector = Object.entries(record(record(service.body.spec).selector));
    if (selector.length > 0) push(services, JSON.stringify([service.namespace, selector.sort(([a], [b]) => a < b ? -1 : 1)]), service);
  }
  const found = new Map<PodShape, Group[]>();
  [...services.values()].forEach((same, id) => {
    const group = { id, ports: same.flatMap(portsOf) };
    const pods = objects.pods().having(same[0].namespace, record(record(same[0].body.spec).selector));
    for (const pod of pods.filter(each => hasSidecar(each, objects))) push(found, pod, group);
  });
  return found;
}

function portsOf(service: KubeObject): PortOfService[] {
  return list(record(service.body.spec).ports).map(record).filter(({ port }) => Number.isInteger(port)).map(({ port, targetPort, protocol }) => ({
    service, port, target: String(targetPort ?? port), protocol: String(protocol ?? 'TCP'),
  }));
}

function firstConflict(ports: PortOfService[], key: TextOf, value: TextOf): PortOfService[] {
  const first = new Map<string, PortOfService>();
  for (const port of ports) {
    const other = first.get(key(port));
    if (!other) first.set(key(port), port);
    else if (value(other) !== value(port) && other.service !== port.service) return [other, port];
  }
  return [];
}
