import { annotationValues } from '../lookup/annotated';
import { aboutUnknownValue } from '../unknown-value';

/** The annotation of injection has a value that there is not. */
export const unknownInjectValue = aboutUnknownValue({
  code: 'CM3068',
  name: 'unknown-inject-value',
  severity: 'error',
  summary: 'The annotation of injection has a value that there is not.',
  explanation: 'The pod gets no proxy; only an event tells it.',
  remedy: 'Write enabled, disabled or ingress.',
  targets: ['linkerd'],
  see: 'https://linkerd.io/2/reference/proxy-configuration/',
}, ['Namespace', 'Pod'], ['enabled', 'disabled', 'ingress'], objects => annotationValues(objects, 'linkerd.io/inject'));
