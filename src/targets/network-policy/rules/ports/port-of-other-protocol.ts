import { declares, problemsOfPorts } from './policy-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A port is of one protocol; TCP if a policy does not say. */
export const portOfOtherProtocol: ObjectRule = {
  entry: {
    code: 'CM5022',
    name: 'policy-port-of-other-protocol',
    severity: 'warning',
    summary: 'A NetworkPolicy allows a port with another protocol than that which containers declare for it.',
    explanation: 'The protocol of a port is TCP if a policy does not say otherwise; packets of the other protocol are dropped.',
    remedy: 'Write the protocol of the container port, or allow both.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => problemsOfPorts(objects, profile, ({ object, pods }, port, protocol) => {
    if (port === undefined || !declares(pods, port) || declares(pods, port, protocol)) return undefined;
    return `${nameOf(object)} allows port ${port} with ${protocol}: containers of ${nameOf(pods[0].owner)} declare it with another protocol`;
  }),
};
