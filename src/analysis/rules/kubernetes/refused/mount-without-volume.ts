import { aboutPods, allContainersOf } from './about-pods';
import { PodShape } from '../../pod-index';
import { list, record, text } from '../../values';

/** What is mounted is a volume of the pod. */
export const mountWithoutVolume = aboutPods({
  code: 'CM1206',
  name: 'mount-without-volume',
  summary: 'A container mounts a volume that its pod does not have.',
  remedy: 'Add the volume to the pod, or correct the name.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
}, pod => {
  const volumes = volumesOf(pod);
  return allContainersOf(pod).flatMap(({ container, pointer }) => ['volumeMounts', 'volumeDevices'].flatMap(field => (
    list(container[field]).flatMap((mount, i) => {
      const name = text(record(mount).name);
      return !name || volumes.has(name) ? [] : [{ pointer: `${pointer}/${field}/${i}/name`, message: `mounts volume ${name}; it has ${[...volumes].join(', ') || 'none'}` }];
    }))));
});

/** Volumes of the pod, and those that a StatefulSet makes for each. */
function volumesOf({ owner, spec }: PodShape): Set<string> {
  const claims = list(record(owner.body.spec).volumeClaimTemplates).map(claim => record(record(claim).metadata).name);
  return new Set([...list(spec.volumes).map(volume => record(volume).name), ...claims].filter(name => text(name) !== undefined));
}
