import { aboutPods } from './about-pods';
import { breachesOf } from './limits/limits';
import { LIMITS_OF_PODS } from './limits/of-pods';

/** Values in the spec of a pod that types allow, and validation does not. */
export const podValueRefused = aboutPods({
  code: 'CM1202',
  name: 'pod-value-refused',
  summary: 'A value in the spec of a pod is none of those that the API server takes.',
  remedy: 'Write a value that is expected.',
  see: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
}, ({ spec }, pointer) => breachesOf(LIMITS_OF_PODS, spec, pointer));
