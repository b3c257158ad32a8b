import { aboutPods, allContainersOf } from './about-pods';
import { record } from '../../values';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** A probe asks in one way. */
export const probeHandler = aboutPods({
  code: 'CM1211',
  name: 'probe-handlers',
  summary: 'A probe of a container has no handler, or several.',
  remedy: 'Give the probe one of exec, httpGet, tcpSocket and grpc.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
}, pod => allContainersOf(pod).flatMap(({ container, pointer }) => ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(field => {
  const probe = container[field];
  if (typeof probe !== 'object' || probe === null || Array.isArray(probe)) return [];
  const has = HANDLERS.filter(handler => (record(probe)[handler] ?? undefined) !== undefined);
  return has.length === 1 ? [] : [{ pointer: `${pointer}/${field}`, message: `has a ${field} with ${has.join(' and ') || 'no handler'}; expected one of ${HANDLERS.join(', ')}` }];
})));
