import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { REQUEST_AUTHENTICATION } from '../../semantics/policy';
import { refusal } from '../refusal';

/** A token has an issuer, and keys that can be read. */
export const badJwtRule: ObjectRule = refusal([REQUEST_AUTHENTICATION], {
  code: 'CM2440',
  name: 'bad-jwt-rule',
  summary: 'A rule about tokens of a RequestAuthentication has no issuer, keys that cannot be read, or a header that cannot be.',
  remedy: 'Give it `issuer` or `jwksUri`, `jwks` as JSON with `keys`, and names of headers of letters, digits, `-` and `_`.',
}, ({ jwtRules }, tell) => list(jwtRules).map(record).forEach((rule, i) => {
  const place = `/spec/jwtRules/${i}`;
  if (!rule.issuer && !rule.jwksUri) tell(place, 'has neither issuer nor jwksUri; expected one of them');
  if (rule.jwks && !areKeys(String(rule.jwks))) tell(`${place}/jwks`, 'jwks is no JSON with keys of a known kty, so no keys can be read');
  const outputs = list(rule.outputClaimToHeaders).map(record);
  const bad = outputs.some(({ header, claim }) => !claim || !/^[-_A-Za-z0-9]+$/.test(String(header ?? '')));
  if (bad) tell(`${place}/outputClaimToHeaders`, 'a claim or header is empty, or the header has other characters than letters, digits, - and _');
}));

const REQUIRED: { [kty: string]: string[] } = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'], oct: ['k'] };

/** Whether a text is a key, or a set of them. */
function areKeys(value: string): boolean {
  try {
    const parsed = JSON.parse(value);
    const keys = parsed.keys === undefined ? [parsed] : parsed.keys ?? [];
    return Array.isArray(keys) && keys.every((key: any) => REQUIRED[key?.kty]?.every(field => key[field]));
  } catch {
    return false;
  }
}
