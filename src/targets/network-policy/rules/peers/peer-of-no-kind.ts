import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf } from '../policy';

const FIELDS = ['podSelector', 'namespaceSelector', 'ipBlock'];

/** A peer is selected by labels or by addresses, and by one of them at least. */
export const peerOfNoKind: ObjectRule = {
  entry: {
    code: 'CM5012',
    name: 'peer-without-selector',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A peer of a NetworkPolicy has neither a selector nor an ipBlock, or both.',
    explanation: 'The API server refuses the policy: a peer needs selectors or an ipBlock, and cannot have both.',
    remedy: 'Write podSelector, namespaceSelector or ipBlock; use a second peer for addresses beside labels.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ peers }) => peers.flatMap(({ value, pointer }) => {
    const fields = FIELDS.filter(field => value[field] !== undefined && value[field] !== null);
    if (fields.length === 1 || fields.length === 2 && !fields.includes('ipBlock')) return [];
    const got = fields.length === 0 ? 'none of them' : fields.join(' and ');
    return [{ object, pointer, message: `a peer of ${nameOf(object)} has ${got}: it needs selectors or an ipBlock` }];
  }))),
};
