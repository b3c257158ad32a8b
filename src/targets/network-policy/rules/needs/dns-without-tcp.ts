import { allowsPort } from './coverage';
import { SEE } from './dns';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf, rulesOf } from '../policy';

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
