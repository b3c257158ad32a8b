import { aboutServices } from './about-services';
import { nameOf } from '../../kube-object';
import { record } from '../../values';

/** A selector that nobody reads. */
export const externalSelector = aboutServices({
  code: 'CM1110',
  name: 'external-name-with-selector',
  severity: 'warning',
  summary: 'A Service of type ExternalName has a selector.',
  explanation: 'Such a Service is a name in DNS for another host: it has no endpoints, and the pods get no calls by it.',
  remedy: 'Delete the selector, or type and externalName.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
}, (service, { type, selector }) => type !== 'ExternalName' || Object.keys(record(selector)).length === 0 ? []
  : [{ pointer: '/spec/selector', message: `${nameOf(service)} is of type ExternalName and has a selector, which is ignored` }]);
