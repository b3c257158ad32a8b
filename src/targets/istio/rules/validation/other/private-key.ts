import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { REQUEST_AUTHENTICATION } from '../../semantics/policy';
import { refusal } from '../refusal';

/** Who checks tokens needs no key to make them. */
export const privateKey: ObjectRule = refusal([REQUEST_AUTHENTICATION], {
  code: 'CM2441',
  name: 'private-key-in-jwks',
  severity: 'warning',
  summary: 'The keys of a RequestAuthentication have a private one.',
  explanation: 'Tokens are checked by public keys. Who can read the object can make tokens with the private key.',
  remedy: 'Take the key out, make a new one, and give public keys only.',
}, ({ jwtRules }, tell) => list(jwtRules).forEach((rule, i) => {
  const keys = keysIn(String(record(rule).jwks ?? ''));
  if (keys.some(({ d, k }) => d || k)) tell(`/spec/jwtRules/${i}/jwks`, 'jwks has a private key; expected public keys only');
}));

function keysIn(jwks: string): { [key: string]: any }[] {
  try {
    const parsed = record(JSON.parse(jwks));
    return [parsed, ...list(parsed.keys).map(record)];
  } catch {
    return [];
  }
}
