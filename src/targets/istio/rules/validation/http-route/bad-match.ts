import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, pointerPart, record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isLabel } from '../names';
import { isRe2 } from '../re2';
import { refusal } from '../refusal';

/** What is matched is something, and a regular expression is one of RE2. */
export const badMatch: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2318',
  name: 'bad-match',
  summary: 'A match of a VirtualService has an empty prefix, a regular expression that RE2 does not know, or a header or namespace that cannot be.',
  remedy: 'Give a prefix or regular expression that is not empty, of at most 1024 characters, without lookarounds and references back.',
}, (_, tell, object) => routesOf(object).forEach(({ value, pointer }) => list(value.match).forEach((match, i) => {
  const place = `${pointer}/match/${i}`;
  const { sourceNamespace } = record(match);
  if (sourceNamespace && !isLabel(sourceNamespace)) tell(`${place}/sourceNamespace`, `sourceNamespace is ${sourceNamespace}; expected a DNS label`);
  for (const field of ['headers', 'withoutHeaders']) {
    const bad = Object.keys(record(record(match)[field])).find(name => !isHeader(name));
    if (bad !== undefined) tell(`${place}/${field}`, `'${bad}' is no name of a header`);
  }
  for (const [path, text] of stringsOf(record(match))) {
    const wrong = wrongOf(record(text), path);
    if (wrong !== undefined) tell(`${place}/${path}`, wrong);
  }
})));

function stringsOf(match: { [key: string]: any }): [string, unknown][] {
  const maps = ['headers', 'withoutHeaders', 'queryParams'].flatMap(field =>
    Object.entries(record(match[field])).map(([name, text]): [string, unknown] => [`${field}/${pointerPart(name)}`, text]));
  return [...['uri', 'scheme', 'method', 'authority'].map((field): [string, unknown] => [field, match[field]]), ...maps];
}

function wrongOf({ prefix, regex }: { [key: string]: any }, path: string): string | undefined {
  if (prefix === '' && path !== 'uri') return 'prefix is empty, and would match everything';
  if (typeof regex !== 'string' || regex === '*' && path.startsWith('withoutHeaders')) return undefined;
  if (regex === '') return 'regex is empty; expected one of RE2';
  if (regex.length > 1024) return `regex has ${regex.length} characters; expected at most 1024`;
  return isRe2(regex) ? undefined : `regex is ${regex}, which is none of RE2`;
}

/** Names of headers, with those of HTTP/2, and claims of tokens. */
function isHeader(name: string): boolean {
  return /^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+$|^:(method|scheme|authority|path|status)$|^@request\.auth\.claims(\..+|\[.+\])$/i.test(name);
}
