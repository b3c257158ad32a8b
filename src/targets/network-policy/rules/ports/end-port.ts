import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf } from '../policy';

/** A range of ports begins with a number, and ends at or after it. */
export const endPort: ObjectRule = {
  entry: {
    code: 'CM5025',
    name: 'invalid-end-port',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A NetworkPolicy has an endPort that ends no range.',
    explanation: 'The API server refuses the policy: endPort needs a port that is a number and not greater.',
    remedy: 'Write the lowest port of the range as port, and the highest as endPort.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ ports }) => ports.flatMap(({ value, pointer }) => {
    if (typeof value.endPort !== 'number' || typeof value.port === 'number' && value.port <= value.endPort) return [];
    const got = value.port === undefined ? 'no port' : `port ${value.port}`;
    return [{ object, pointer: `${pointer}/endPort`, message: `${nameOf(object)} has endPort ${value.endPort} with ${got}: a number up to it is needed` }];
  }))),
};
