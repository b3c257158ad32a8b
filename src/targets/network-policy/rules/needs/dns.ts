import { allowsPort, restrictsCalls, unmet } from './coverage';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf, rulesOf } from '../policy';

const SEE = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic';

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

/** Long answers of DNS come by TCP. */
export const dnsWithoutTcp: ObjectRule = {
  entry: {
    code: 'CM5042',
    name: 'dns-without-tcp',
    severity: 'info',
    summary: 'A NetworkPolicy allows DNS by UDP only.',
    explanation: 'Answers that are too long for UDP are asked for again by TCP: these names are not resolved.',
    remedy: 'Allow port 53 by TCP too.',
    see: SEE,
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(policy => {
    const rules = rulesOf(policy, 'egress');
    if (rules.some(rule => allowsPort(rule, 53, 'TCP'))) return [];
    return rules.filter(({ ports }) => ports.some(({ value }) => value.port === 53 && value.protocol === 'UDP')).map(({ pointer }) => ({
      object: policy.object, pointer: `${pointer}/ports`, message: `${nameOf(policy.object)} allows port 53 by UDP only, where DNS needs TCP too`,
    }));
  }),
};
