import { inIpBlocks } from './ip-blocks';
import { contains, rangeOf } from '../../../../analysis/rules/address-range';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list } from '../../../../analysis/rules/values';
import { NETWORK_POLICY } from '../policy';

/** What is excepted of a range must be in it, and smaller. */
export const exceptOutsideCidr: ObjectRule = {
  entry: {
    code: 'CM5013',
    name: 'except-outside-cidr',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'An ipBlock of a NetworkPolicy excepts addresses that are not in its cidr.',
    explanation: 'The API server refuses the policy: each except must be a strict subset of cidr.',
    remedy: 'Correct the range that is excepted, or delete it.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY],
  check: objects => inIpBlocks(objects, ({ value, pointer }, { object }) => list(value.except).flatMap((except, i) => {
    const [outer, inner] = [rangeOf(value.cidr), rangeOf(except)];
    if (!outer || !inner || outer.bits < inner.bits && contains(outer, inner)) return [];
    return [{ pointer: `${pointer}/except/${i}`, message: `${nameOf(object)} excepts ${except}, which is no strict part of ${value.cidr}` }];
  })),
};
