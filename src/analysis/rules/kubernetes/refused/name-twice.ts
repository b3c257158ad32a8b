import { aboutPods, allContainersOf, PodFault } from './about-pods';
import { list, record, text } from '../../values';

/** Things of a pod are told apart by their names. */
export const nameTwice = aboutPods({
  code: 'CM1205',
  name: 'pod-name-twice',
  summary: 'Two containers of a pod, two of its volumes or two ports of a container have the same name.',
  remedy: 'Give each a name of its own.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/',
}, (pod, pointer) => {
  const containers = allContainersOf(pod);
  return [
    ...twice('containers', containers.map(({ container, pointer: at }) => ({ name: container.name, pointer: at }))),
    ...twice('volumes', named(pod.spec.volumes, `${pointer}/volumes`)),
    ...containers.flatMap(({ container, pointer: at }) => twice('ports', named(container.ports, `${at}/ports`))),
  ];
});

function named(items: unknown, pointer: string): { name: unknown; pointer: string }[] {
  return list(items).map((item, i) => ({ name: record(item).name, pointer: `${pointer}/${i}` }));
}

function twice(what: string, items: { name: unknown; pointer: string }[]): PodFault[] {
  const seen = new Set<string>();
  return items.flatMap(({ name, pointer }) => {
    if (!text(name)) return [];
    if (!seen.has(name as string)) return seen.add(name as string) && [];
    return [{ pointer: `${pointer}/name`, message: `has two ${what} of the name ${name}` }];
  });
}
