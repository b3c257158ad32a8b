import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** Regular expressions of proxies neither look around nor back. */
export const regexBeyondRe2 = aboutRules(ROUTES, {
  code: 'CM4038',
  name: 'regex-not-supported',
  severity: 'error',
  summary: 'A match has a regular expression with lookaround or a back reference.',
  explanation: 'Proxies of meshes use regular expressions that run in linear time and have neither: the route is refused or not used.',
  remedy: 'Write the alternatives that are meant, or several rules.',
  see: 'https://github.com/google/re2/wiki/Syntax',
}, ({ matches }) => matches.flatMap(({ path, headers, queryParams, method }, m) => [
  { at: 'path', value: path }, { at: 'method', value: method },
  ...list(headers).map((value, i) => ({ at: `headers/${i}`, value })), ...list(queryParams).map((value, i) => ({ at: `queryParams/${i}`, value })),
].filter(({ value }) => record(value).type === 'RegularExpression' && /\(\?(=|!|<=|<!)|\\[1-9]/.test(JSON.stringify(value).replace(/\\\\/g, '\\')))
  .map(({ at }) => ({ at: `/matches/${m}/${at}`, message: 'has a regular expression with lookaround or a back reference, which proxies do not support' }))));
