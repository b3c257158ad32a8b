import { isIPv4, isIPv6 } from 'net';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY, policiesOf } from '../policy';

/** Ranges are written with the length of their prefix. */
export const invalidCidr: ObjectRule = {
  entry: {
    code: 'CM5052',
    name: 'invalid-cidr',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'An ipBlock of a NetworkPolicy has what is no range of addresses.',
    explanation: 'The API server refuses the policy.',
    remedy: 'Write 10.0.0.0/8, or 10.0.0.1/32 for one address.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ peers }) => peers).flatMap(({ value, pointer }) => {
    if (!value.ipBlock) return [];
    const { cidr, except } = record(value.ipBlock);
    const all = [{ range: cidr, place: 'cidr' }, ...list(except).map((range, i) => ({ range, place: `except/${i}` }))];
    return all.filter(({ range }) => !isRange(String(range ?? ''))).map(({ range, place }) => (
      { object, pointer: `${pointer}/ipBlock/${place}`, message: `${nameOf(object)} has the range ${range}: expected one as 10.0.0.0/8` }));
  })),
};

/** Zeros before numbers are left out of account, as the API server does. */
function isRange(text: string): boolean {
  const [address, length, ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(length ?? '') || address.includes('%')) return false;
  const isFourth = isIPv4(address.replace(/(^|\.)0+(?=\d)/g, '$1'));
  return isFourth && Number(length) <= 32 || isIPv6(address) && Number(length) <= 128;
}
