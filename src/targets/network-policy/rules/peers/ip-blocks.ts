import { contains, rangeOf } from '../../../../analysis/rules/address-range';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { Direction, Entry, NETWORK_POLICY, policiesOf, Policy } from '../policy';

type Check = (block: Entry, policy: Policy, direction: Direction) => { pointer: string; message: string }[];

/** Every ipBlock of every policy. */
function inIpBlocks(objects: ObjectSet, check: Check): Problem[] {
  return policiesOf(objects).flatMap(policy => policy.rules.flatMap(({ peers, direction }) => peers
    .filter(({ value }) => 'ipBlock' in value)
    .flatMap(({ value, pointer }) => check({ value: record(value.ipBlock), pointer: `${pointer}/ipBlock` }, policy, direction))
    .map(problem => ({ object: policy.object, ...problem }))));
}

/** What is excepted of a range must be in it, and smaller. */
export const exceptOutsideCidr: ObjectRule = {
  entry: {
    code: 'CM5013',
    name: 'except-outside-cidr',
    severity: 'error',
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

/** Addresses of Services are replaced by those of pods before most plugins look at them. */
export const ipBlockOfService: ObjectRule = {
  entry: {
    code: 'CM5015',
    name: 'ip-block-of-service',
    severity: 'warning',
    summary: 'A NetworkPolicy allows egress to the cluster IP of a Service by an ipBlock.',
    explanation: 'The address of a Service is replaced by that of a pod before most network plugins look at it, so the rule matches nothing.',
    remedy: 'Select the pods behind the Service by podSelector and namespaceSelector.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Service'],
  check: objects => {
    const services = new Map(objects.of('Service').flatMap(service => {
      const address = text(record(service.body.spec).clusterIP);
      return address === undefined ? [] : [[address, service] as const];
    }));
    return inIpBlocks(objects, ({ value, pointer }, { object }, direction) => {
      const service = direction === 'egress' ? services.get(String(value.cidr).replace(/\/32$/, '')) : undefined;
      return service ? [{ pointer: `${pointer}/cidr`, message: `${nameOf(object)} allows ${value.cidr}, the cluster IP of ${nameOf(service)}: no pod has it` }] : [];
    });
  },
};
