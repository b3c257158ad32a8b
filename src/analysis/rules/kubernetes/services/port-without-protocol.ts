import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';

/** A port whose protocol has to be guessed. */
export const portWithoutProtocol = aboutServices({
  code: 'CM1106',
  name: 'port-without-protocol',
  severity: 'info',
  summary: 'A port of a Service says its protocol neither by appProtocol nor by its name.',
  explanation: 'Meshes look at the first bytes of each connection to tell what it is: that costs time where the server speaks first, and fails for encrypted traffic.',
  remedy: 'Write appProtocol, and a name like http-web.',
  elsewhere: ['IST0118', 'KIA0601'],
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
}, (service, { type }, ports) => type === 'ExternalName' || /^kube-/.test(service.namespace) ? [] : ports
  .filter(({ protocol, appProtocol, name = '' }) => protocol === 'TCP' && !appProtocol && !/^(http2?|https|grpc(-web)?|tcp|tls|mongo|mysql|redis)(-|$)/.test(name))
  .map(({ port, pointer }) => ({ pointer, message: `port ${port} of ${nameOf(service)} has neither appProtocol nor a name that begins with a protocol` })));
