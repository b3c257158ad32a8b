import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { EGRESS_NETWORK } from '../../kinds';
import { refusal } from '../../refusal';

/** An EgressNetwork has an empty list of networks. */
export const noEgressNetworks: ObjectRule = {
  entry: refusal(
    'CM3150', 'no-egress-networks', 'An EgressNetwork has an empty list of networks.',
    'Leave `networks` out for everything outside of the cluster, or write at least one.', 'egress-network'),
  reads: [EGRESS_NETWORK],
  check: objects => objects.of(EGRESS_NETWORK)
    .filter(({ body }) => Array.isArray(record(body.spec).networks) && record(body.spec).networks.length === 0)
    .map(object => ({ object, pointer: '/spec/networks', message: `${nameOf(object)} has an empty list of networks, expected none or one with networks` })),
};
