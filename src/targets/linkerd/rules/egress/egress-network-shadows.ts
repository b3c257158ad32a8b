import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { EGRESS_NETWORK } from '../kinds';

/** An EgressNetwork of a namespace hides those that are for all. */
export const egressNetworkShadows: ObjectRule = {
  entry: {
    code: 'CM3064',
    name: 'egress-network-shadows',
    severity: 'warning',
    summary: 'An EgressNetwork of a namespace hides those that are for all.',
    explanation: 'Clients of the namespace no longer see the networks of `linkerd-egress`; what theirs do not have, is allowed.',
    remedy: 'Repeat the networks of `linkerd-egress` in the namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/egress-network/',
  },
  reads: [EGRESS_NETWORK],
  check: objects => objects.in(EGRESS_NETWORK, 'linkerd-egress').length === 0 ? [] : objects.of(EGRESS_NETWORK)
    .filter(({ namespace, body }) => namespace !== 'linkerd-egress' && list(record(body.spec).networks).length > 0)
    .map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} hides the networks of linkerd-egress from its namespace` })),
};
