import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';

/** Two words about the protocol that differ. */
export const contradictingProtocol = aboutServices({
  code: 'CM1111',
  name: 'contradicting-protocol',
  severity: 'warning',
  summary: 'A port of a Service says one protocol by its name and another by appProtocol.',
  explanation: 'Who reads appProtocol takes that, and who reads names the other one.',
  remedy: 'Begin the name with the protocol of appProtocol.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
}, (service, _, ports) => ports.flatMap(({ name = '', appProtocol, pointer }) => {
  const named = /^(http|https|grpc|tcp|tls)(-|$)/.exec(name)?.[1];
  if (!named || !['http', 'https', 'grpc', 'tcp', 'tls'].includes(appProtocol ?? '') || named === appProtocol) return [];
  return [{ pointer: `${pointer}/appProtocol`, message: `port ${name} of ${nameOf(service)} has appProtocol ${appProtocol}` }];
}));
