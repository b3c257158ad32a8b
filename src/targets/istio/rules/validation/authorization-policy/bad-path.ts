import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, operationsOf, rulesOf } from '../../semantics/policy';
import { refusal } from '../refusal';

/** Braces in paths are templates of whole segments. */
export const badPath: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2424',
  name: 'bad-path-template',
  summary: 'A path of an AuthorizationPolicy has braces that are no template, or something after `{**}`.',
  remedy: 'Use `{*}` for one segment of a path and `{**}` for all that follow, as whole segments.',
}, (_, tell, object) => rulesOf(object).flatMap(operationsOf).forEach(({ value, pointer }) => {
  for (const field of ['paths', 'notPaths']) {
    list(value[field]).forEach((path, i) => {
      if (isBad(String(path))) tell(`${pointer}/${field}/${i}`, `${path} is no template; expected {*} and {**} as segments, {**} as the last of them`);
    });
  }
}));

/** What a segment beside templates may have. */
const LITERAL = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

function isBad(path: string): boolean {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/');
  const templates = segments.filter(segment => segment === '{*}' || segment === '{**}');
  const literals = segments.filter(segment => segment !== '{*}' && segment !== '{**}');
  return templates.slice(0, -1).includes('{**}') || literals.some(segment => /[{}]/.test(segment) || templates.length > 0 && !LITERAL.test(segment));
}
