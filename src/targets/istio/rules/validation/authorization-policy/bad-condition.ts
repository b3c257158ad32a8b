import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, text } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, conditionsOf, rulesOf } from '../../semantics/policy';
import { refusal } from '../refusal';

const KEYS = new Set([
  'source.ip', 'remote.ip', 'source.namespace', 'source.serviceAccount', 'source.principal', 'source.trustDomain', 'request.auth.principal',
  'request.auth.audiences', 'request.auth.presenter', 'destination.ip', 'destination.port', 'connection.sni',
]);
const MAPS = /^(request\.headers|request\.auth\.claims|experimental\.)[^[]*\[.+\]$/s;

/** Conditions are about what Istio knows. */
export const badCondition: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2425',
  name: 'bad-policy-condition',
  summary: 'A condition of an AuthorizationPolicy has a key that Istio does not know, or no values.',
  remedy: 'Use a key of the list of conditions, with `values` or `notValues`.',
  see: 'https://istio.io/latest/docs/reference/config/security/conditions/',
}, (_, tell, object) => rulesOf(object).flatMap(conditionsOf).forEach(({ value, pointer }) => {
  const key = text(value.key) ?? '';
  const values = [...list(value.values), ...list(value.notValues)];
  if (!KEYS.has(key) && !MAPS.test(key)) tell(pointer, `condition is about '${key}', which Istio does not know`);
  else if (values.length === 0) tell(pointer, `condition about ${key} has neither values nor notValues`);
  else if (values.includes('')) tell(pointer, `condition about ${key} has an empty value`);
}));
