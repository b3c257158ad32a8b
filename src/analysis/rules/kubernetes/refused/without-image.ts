import { aboutPods, allContainersOf } from './about-pods';
import { list } from '../../values';

/** A pod runs something. */
export const withoutImage = aboutPods({
  code: 'CM1204',
  name: 'nothing-to-run',
  summary: 'A pod has no containers, or a container has no image.',
  remedy: 'Give the pod a container, and each container an image.',
  see: 'https://kubernetes.io/docs/concepts/containers/images/',
}, (pod, pointer) => [
  ...Array.isArray(pod.spec.containers) && list(pod.spec.containers).length === 0 ? [{ pointer: `${pointer}/containers`, message: 'has no containers' }] : [],
  ...allContainersOf(pod).filter(({ container }) => container.image === undefined || container.image === null)
    .map(({ container, pointer: at }) => ({ pointer: at, message: `has container ${container.name} without an image` })),
]);
