import { aboutProbes } from './about-probes';

/** A probe of a number that the container does not declare. */
export const probePortUndeclared = aboutProbes({
  code: 'CM1126',
  name: 'probe-port-undeclared',
  severity: 'info',
  summary: 'A probe is for a port that its container does not declare, while it declares others.',
  explanation: 'It works if something listens there. What is made of declared ports, like policies and probes of a mesh, does not know of it.',
  remedy: 'Declare the port, or probe one that is declared.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
}, (port, _, numbers) => typeof port === 'number' && numbers.length > 0 && !numbers.includes(port));
