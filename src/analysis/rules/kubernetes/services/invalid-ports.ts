import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';

/** Of several ports each has a name, and no two are the same. */
export const invalidPorts = aboutServices({
  code: 'CM1107',
  name: 'invalid-service-ports',
  severity: 'error',
  refusedBy: 'API server',
  summary: 'A Service has several ports of which one has no name, or has a port twice.',
  explanation: 'The API server refuses the Service.',
  remedy: 'Give each port a name of its own, and each number once for a protocol.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
}, (service, _, ports) => {
  const [names, numbers] = [ports.map(({ name }) => name), ports.map(({ port, protocol }) => `${port}/${protocol}`)];
  return ports.filter(({ name }, i) => ports.length > 1 && (!name || names.indexOf(name) < i || numbers.indexOf(numbers[i]) < i))
    .map(({ name, port, pointer }) => ({ pointer, message: `port ${port} of ${nameOf(service)} ${name ? 'is there twice, by number or name' : 'has no name, and there are others'}` }));
});
