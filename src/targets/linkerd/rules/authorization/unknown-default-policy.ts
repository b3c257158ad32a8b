import { annotationValues } from '../lookup/annotated';
import { aboutUnknownValue } from '../unknown-value';
import { ACCESS_POLICIES } from '../values/access-policies';

const KEY = 'config.linkerd.io/default-inbound-policy';

/** A default policy is one that there is not. */
export const unknownDefaultPolicy = aboutUnknownValue({
  code: 'CM3037',
  name: 'unknown-default-policy',
  severity: 'error',
  summary: 'A default policy is one that there is not.',
  explanation: 'It is ignored and the policy of the cluster holds, which is mostly open.',
  remedy: 'Write one of the policies of Linkerd, with hyphens.',
  targets: ['linkerd'],
  see: 'https://linkerd.io/2/reference/authorization-policy/',
}, ['Namespace', 'Pod'], ACCESS_POLICIES, objects => annotationValues(objects, KEY));
