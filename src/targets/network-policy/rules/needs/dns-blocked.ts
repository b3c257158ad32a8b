import { allowsPort, restrictsCalls, unmet } from './coverage';
import { SEE } from './dns';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** Who calls by name asks for the address first. */
export const dnsBlocked: ObjectRule = {
  entry: {
    code: 'CM5041',
    name: 'dns-blocked',
    severity: 'warning',
    summary: 'A NetworkPolicy restricts the egress of pods, and no policy of these pods allows DNS.',
    explanation: 'Names of Services are not resolved, so that calls fail which the policy allows.',
    remedy: 'Allow egress to port 53 by UDP and TCP.',
    see: SEE,
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: objects => unmet(objects, {
    direction: 'egress',
    of: () => true,
    metBy: rule => [53, 5353].some(port => allowsPort(rule, port, 'UDP')) || rule.ports.some(({ value }) => typeof value.port === 'string' && value.protocol === 'UDP'),
    expected: restrictsCalls,
    message: (_, pod) => `allows calls of ${nameOf(pod.owner)}, and neither it nor another policy allows DNS (port 53)`,
  }),
};
