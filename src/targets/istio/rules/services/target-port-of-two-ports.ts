import { conflictsOf } from './service-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { WITH_SIDECARS } from '../lookup/kinds';

/** One target port of a workload behind two ports. */
export const targetPortOfTwoPorts: ObjectRule = {
  entry: entryOf({
    code: 'CM2163',
    name: 'target-port-of-two-ports',
    severity: 'warning',
    summary: 'Two Services of a workload lead to the same target port from different ports.',
    explanation: 'The proxy of the workload has one listener for the target port, made of one of the two: what the other declares does not hold.',
    remedy: 'Use the same port in both Services.',
    elsewhere: ['IST0137'],
    targets: WITH_SIDECARS,
  }),
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => conflictsOf(objects, ({ target }) => target, ({ port }) => String(port)).map(({ pod, one, other }) => ({
    object: pod.owner,
    pointer: '',
    message: `${nameOf(pod.owner)} has target port ${one.target} behind ${one.port} of ${nameOf(one.service)} and ${other.port} of ${nameOf(other.service)}`,
  })),
};
