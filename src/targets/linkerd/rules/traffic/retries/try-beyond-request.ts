import { triesOf } from './tries';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { MESH_SIGNS } from '../../lookup/mesh-signs';

/** The time of one try is not shorter than that of the request. */
export const tryBeyondRequest: ObjectRule = {
  entry: {
    code: 'CM3168',
    name: 'try-beyond-request',
    severity: 'warning',
    summary: 'One try may take as long as the whole request.',
    explanation: 'The timeout of the request ends the first try that is slow: it is never tried again.',
    remedy: 'Make `retry.linkerd.io/timeout` shorter than `timeout.linkerd.io/request`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: MESH_SIGNS,
  check: (objects, profile) => triesOf(objects, profile).filter(({ one, all }) => one >= all).map(({ object, one, all }) => ({
    object, pointer: '/metadata/annotations/retry.linkerd.io~1timeout', message: `${nameOf(object)} gives a try ${one} ms of ${all} ms for the request`,
  })),
};
