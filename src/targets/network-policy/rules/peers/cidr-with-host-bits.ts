import { inIpBlocks } from './ip-blocks';
import { rangeOf } from '../../../../analysis/rules/address-range';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A range that is written by an address inside of it. */
export const cidrWithHostBits: ObjectRule = {
  entry: {
    code: 'CM5014',
    name: 'cidr-with-host-bits',
    severity: 'warning',
    summary: 'The cidr of an ipBlock is an address with the length of a prefix, not the start of a range.',
    explanation: 'Bits behind the prefix do not count: the policy is about the whole range around the address. New API servers warn of it.',
    remedy: 'Write the start of the range, or /32 if the one address is meant.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY],
  check: objects => inIpBlocks(objects, ({ value, pointer }, { object }) => !rangeOf(value.cidr)?.loose ? [] : [
    { pointer: `${pointer}/cidr`, message: `${nameOf(object)} has cidr ${value.cidr}, which is the whole range around that address` },
  ]),
};
