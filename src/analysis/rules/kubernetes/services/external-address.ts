import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';

/** A name that is an address. */
export const externalAddress = aboutServices({
  code: 'CM1109',
  name: 'external-name-is-address',
  severity: 'error',
  summary: 'The externalName of a Service is an address.',
  explanation: 'It is given to DNS as a name, which nobody resolves.',
  remedy: 'Use a Service without selector and an EndpointSlice with the address.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
}, (service, { type, externalName }) => type !== 'ExternalName' || !/^[0-9.]+$/.test(String(externalName)) ? []
  : [{ pointer: '/spec/externalName', message: `${nameOf(service)} has externalName ${externalName}, which is an address and no name` }]);
