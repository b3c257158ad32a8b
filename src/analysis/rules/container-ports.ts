import { once } from './once';
import { PodShape } from './pod-index';
import { list, record, text } from './values';

/** A container of a pod that runs beside the others, and where it is. */
export interface ContainerShape {
  readonly container: { readonly [key: string]: any };
  readonly pointer: string;
}

/** A port that a container declares. */
export interface ContainerPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
  /** Pointer to the port. */
  readonly pointer: string;
}

/** Containers of a pod that run for its whole life. */
export const containersOf: (pod: PodShape) => ContainerShape[] = once(pod => {
  const spec = record(pod.spec);
  return ['containers', 'initContainers'].flatMap(field => list(spec[field])
    .map((each, i) => ({ container: record(each), pointer: `${pod.pointer}/spec/${field}/${i}` }))
    .filter(({ container }) => field === 'containers' || container.restartPolicy === 'Always'));
});

/** Ports of a container. */
export function portsOfContainer({ container, pointer }: ContainerShape): ContainerPort[] {
  return list(container.ports).map(record).flatMap(({ name, containerPort, protocol }, i) => typeof containerPort !== 'number' ? [] : [
    { name: text(name), port: containerPort, protocol: text(protocol) ?? 'TCP', pointer: `${pointer}/ports/${i}` },
  ]);
}

/** Ports of all containers of a pod. */
export const portsOfPod: (pod: PodShape) => ContainerPort[] = once(pod => containersOf(pod).flatMap(portsOfContainer));
