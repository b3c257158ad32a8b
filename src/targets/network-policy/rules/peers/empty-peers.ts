import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, peerField, policiesOf } from '../policy';

/** An empty list of peers or ports is no list: it allows everybody, or every port. */
export const emptyPeers: ObjectRule = {
  entry: {
    code: 'CM5011',
    name: 'empty-peers-allow-everybody',
    severity: 'warning',
    summary: 'A rule of a NetworkPolicy has an empty list of peers or ports.',
    explanation: 'An empty list means the same as none: every peer is allowed, or every port.',
    remedy: 'Delete the rule if nobody is meant, and the field if everybody is.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ direction, pointer, value }) => [peerField(direction), 'ports']
    .filter(field => Array.isArray(value[field]) && value[field].length === 0)
    .map(field => ({
      object, pointer: `${pointer}/${field}`, message: `${nameOf(object)} allows ${field === 'ports' ? 'every port' : 'everybody'}: ${field} is empty, which is no restriction`,
    })))),
};
