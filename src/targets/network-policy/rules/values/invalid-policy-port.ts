import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf } from '../policy';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** Ports are numbers, or names that ports of containers can have. */
export const invalidPolicyPort: ObjectRule = {
  entry: {
    code: 'CM5053',
    name: 'invalid-policy-port',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A port of a NetworkPolicy has a number, name or protocol that cannot be.',
    explanation: 'The API server refuses the policy.',
    remedy: 'Write a number of 1 to 65535, or a name of at most 15 lower case letters, digits and hyphens; the protocol is TCP, UDP or SCTP.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ ports }) => ports).flatMap(({ value, pointer }) => {
    const { port, protocol, endPort } = value;
    const isOdd = protocol !== undefined && protocol !== null && !PROTOCOLS.includes(protocol);
    const isBad = port !== undefined && port !== null && !isPort(port) || typeof endPort === 'number' && !isPort(endPort);
    return [
      ...isOdd ? [{ object, pointer: `${pointer}/protocol`, message: `${nameOf(object)} has the protocol ${protocol}: expected TCP, UDP or SCTP` }] : [],
      ...isBad ? [{ object, pointer, message: `${nameOf(object)} has the port ${port}${endPort === undefined ? '' : ` to ${endPort}`}, which cannot be` }] : [],
    ];
  })),
};

function isPort(port: unknown): boolean {
  if (typeof port === 'number') return port >= 1 && port <= 65535;
  return typeof port === 'string' && port.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(port) && /[a-z]/.test(port);
}
