import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isRe2 } from '../re2';
import { refusal } from '../refusal';

/** A rewrite changes the path in one way, or the authority. */
export const badRewrite: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2315',
  name: 'bad-rewrite',
  summary: 'A rewrite of a VirtualService changes nothing, or the path in two ways.',
  remedy: 'Give it one of `uri` and `uriRegexRewrite` (with `match` and `rewrite`), or `authority`.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.rewrite).forEach(({ value, pointer }) => {
  const { uri, uriRegexRewrite, authority } = record(value.rewrite);
  const { match, rewrite } = record(uriRegexRewrite);
  const place = `${pointer}/rewrite`;
  if (uri && uriRegexRewrite) tell(place, 'rewrite has uri and uriRegexRewrite; expected one of them');
  else if (!uri && !uriRegexRewrite && !authority) tell(place, 'rewrite changes nothing; expected uri, uriRegexRewrite or authority');
  else if (uriRegexRewrite && (!match || !rewrite)) tell(`${place}/uriRegexRewrite`, 'uriRegexRewrite needs both match and rewrite');
  else if (uriRegexRewrite && (match.length > 1024 || !isRe2(String(match)))) tell(`${place}/uriRegexRewrite/match`, `match is ${match}, which is no regular expression of RE2 of at most 1024 characters`);
}));
