import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY } from '../../semantics/policy';
import { refusal } from '../refusal';

/** A provider is for CUSTOM; who denies says what. */
export const badAction: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2421',
  name: 'bad-policy-action',
  summary: 'An AuthorizationPolicy has a provider without the action CUSTOM, or denies without rules.',
  remedy: 'Set `action: CUSTOM` beside `provider`. To deny everything write `spec: {}`, which allows nothing.',
}, ({ provider, rules }, tell, object) => {
  const action = actionOf(object);
  if (provider && action !== 'CUSTOM') tell('/spec/provider', `provider is for CUSTOM, and the action is ${action}`);
  if (action === 'DENY' && list(rules).length === 0) tell('/spec/action', 'DENY without rules is never used; expected rules');
});
