import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, conditionsOf, Part, rulesOf, sourcesOf } from '../../semantics/policy';
import { refusal } from '../refusal';

/** Service accounts are named, with their namespace or without. */
export const badAccount: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2426',
  name: 'bad-service-account',
  summary: 'An AuthorizationPolicy has a service account or trust domain that cannot be, or more than 16 accounts.',
  remedy: 'Write `namespace/name` or `name` without wildcards, and at most 16 in a list.',
}, (_, tell, object) => rulesOf(object).forEach(rule => {
  const domains = conditionsOf(rule).filter(({ value }) => value.key === 'source.trustDomain');
  for (const { value, pointer } of [...lists(sourcesOf(rule), ['trustDomains', 'notTrustDomains']), ...lists(domains, ['values', 'notValues'])]) {
    const isOfSource = pointer.includes('/source/');
    const isBad = value.accounts.some((domain: unknown) => isOfSource && String(domain).includes('/') || !/^(\*|\*?[^*]+|[^*]+\*)$/.test(String(domain)));
    if (isBad) tell(pointer, 'a trust domain is a text with at most one *, at an end, and no /');
  }
  const conditions = conditionsOf(rule).filter(({ value }) => value.key === 'source.serviceAccount');
  for (const { value, pointer } of [...lists(sourcesOf(rule), ['serviceAccounts', 'notServiceAccounts']), ...lists(conditions, ['values', 'notValues'])]) {
    const bad = value.accounts.filter((account: unknown) => !/^[^/*]+(\/[^/*]+)?$/.test(String(account)) || String(account).length > 320);
    if (bad.length > 0) tell(pointer, `${bad.join(', ')} is no service account; expected namespace/name`);
    if (value.accounts.length > 16) tell(pointer, `there are ${value.accounts.length} service accounts; expected at most 16`);
  }
}));

function lists(parts: Part[], fields: string[]): Part[] {
  return parts.flatMap(({ value, pointer }) => fields.map(field => ({ value: { accounts: list(value[field]) }, pointer: `${pointer}/${field}` })));
}
