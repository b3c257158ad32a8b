import { triesOf } from './tries';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { MESH_SIGNS } from '../../lookup/mesh-signs';

/** All tries together take longer than the request may. */
export const triesBeyondRequest: ObjectRule = {
  entry: {
    code: 'CM3169',
    name: 'tries-beyond-request',
    severity: 'warning',
    summary: 'All tries together take longer than the request may.',
    explanation: 'The timeout of the request is for all tries together, and ends them: the last ones are cut off or never made.',
    remedy: 'Make `timeout.linkerd.io/request` at least `retry.linkerd.io/timeout` times the number of tries, which is the limit and one.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: MESH_SIGNS,
  check: (objects, profile) => triesOf(objects, profile).filter(({ one, all, limit }) => one < all && one * (limit + 1) > all)
    .map(({ object, one, all, limit }) => ({
      object, pointer: '/metadata/annotations/retry.linkerd.io~1limit', message: `${nameOf(object)} allows ${limit + 1} tries of ${one} ms in ${all} ms for the request`,
    })),
};
