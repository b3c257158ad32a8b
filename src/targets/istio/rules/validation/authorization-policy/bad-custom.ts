import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, conditionsOf, rulesOf, sourcesOf } from '../../semantics/policy';
import { refusal } from '../refusal';

const IDENTITIES = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals']
  .flatMap(field => [field, `not${field[0].toUpperCase()}${field.slice(1)}`]);
const KEYS = new Set(['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal']);

/** Who else decides is asked by a provider, and not about identities. */
export const badCustom: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2420',
  name: 'bad-custom-action',
  summary: 'An AuthorizationPolicy with the action CUSTOM lacks rules or a provider, or asks for identities.',
  remedy: 'Give it `provider.name` and `rules` (`[{}]` for every request) about addresses, hosts, methods, paths and ports.',
}, ({ action, rules, provider }, tell, object) => {
  if (action !== 'CUSTOM') return;
  if (list(rules).length === 0) tell('/spec', 'CUSTOM without rules is never used; expected rules');
  else if (!record(provider).name) tell('/spec', 'CUSTOM needs provider.name, and there is none');
  for (const { value, pointer } of rulesOf(object).flatMap(sourcesOf)) {
    for (const field of IDENTITIES.filter(each => list(value[each]).length > 0)) tell(`${pointer}/${field}`, `${field} is not supported with CUSTOM`);
  }
  for (const { value, pointer } of rulesOf(object).flatMap(conditionsOf)) {
    const key = text(value.key) ?? '';
    if (KEYS.has(key) || key.startsWith('request.auth.')) tell(`${pointer}/key`, `${key} is not supported with CUSTOM`);
  }
});
