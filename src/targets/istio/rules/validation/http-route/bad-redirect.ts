import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const PARTS = ['uri', 'prefixRewrite', 'authority', 'scheme', 'port', 'derivePort'];

/** A redirect changes something of the address. */
export const badRedirect: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2314',
  name: 'bad-redirect',
  summary: 'A redirect of a VirtualService changes nothing, or has parts that do not go together.',
  remedy: 'Give it one of `uri` and `prefixRewrite` (which needs matches by prefix), `authority`, `scheme` (`http`, `https`) or `port`, and a code of 3xx.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.redirect).forEach(({ value, pointer }) => {
  const wrong = wrongOf(record(value.redirect), list(value.match).map(match => record(match).uri));
  if (wrong !== undefined) tell(`${pointer}/redirect`, wrong);
}));

function wrongOf(redirect: { [key: string]: any }, uris: unknown[]): string | undefined {
  const { uri, prefixRewrite, redirectCode, scheme, port } = redirect;
  if (uri && prefixRewrite) return 'redirect has uri and prefixRewrite; expected one of them';
  if (prefixRewrite && uris.some(each => each && record(each).prefix === undefined)) return 'prefixRewrite is there, and a match has no prefix';
  if (!PARTS.some(part => redirect[part])) return 'redirect changes nothing; expected uri, prefixRewrite, authority, scheme or port';
  if (redirectCode && !(redirectCode >= 300 && redirectCode <= 399)) return `redirectCode is ${redirectCode}; expected 3xx`;
  if (port > 65535) return `port is ${port}; expected 1 to 65535`;
  return scheme && scheme !== 'http' && scheme !== 'https' ? `scheme is ${scheme}; expected http or https` : undefined;
}
