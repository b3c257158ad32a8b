import { conflictsOf } from './service-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { entryOf } from '../lookup/entry';
import { WITH_SIDECARS } from '../lookup/kinds';

/** One port of a workload in two protocols. */
export const portInTwoProtocols: ObjectRule = {
  entry: entryOf({
    code: 'CM2162',
    name: 'port-in-two-protocols',
    severity: 'warning',
    summary: 'Two Services of a workload have the same port with different protocols.',
    explanation: 'A proxy can listen on the port for one of them only.',
    remedy: 'Use another port for one of the Services.',
    elsewhere: ['IST0116'],
    targets: WITH_SIDECARS,
  }),
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => conflictsOf(objects, ({ port }) => String(port), ({ protocol }) => protocol).map(({ pod, one, other }) => ({
    object: pod.owner,
    pointer: '',
    message: `${nameOf(pod.owner)} has port ${one.port} as ${one.protocol} in ${nameOf(one.service)} and as ${other.protocol} in ${nameOf(other.service)}`,
  })),
};
