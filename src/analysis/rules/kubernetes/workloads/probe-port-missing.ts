import { aboutProbes } from './about-probes';

/** A probe by the name of a port that is not there. */
export const probePortMissing = aboutProbes({
  code: 'CM1125',
  name: 'probe-port-name-missing',
  severity: 'error',
  summary: 'A probe names a port that its container does not have.',
  explanation: 'The probe fails each time: the pod does not become ready, or is restarted for ever.',
  remedy: 'Use the name of a port of the same container, or a number.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
}, (port, names) => typeof port === 'string' && !/^\d+$/.test(port) && !names.includes(port));
