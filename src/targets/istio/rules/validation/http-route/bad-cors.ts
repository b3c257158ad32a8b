import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isRe2 } from '../re2';
import { refusal } from '../refusal';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']);
const HEADER = /^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+$/;

/** What a policy of CORS may say. */
export const badCors: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2321',
  name: 'bad-cors',
  summary: 'A CORS policy of a VirtualService has an empty origin, an unknown method, a name of a header that cannot be, or parts of a second.',
  remedy: 'Give origins, methods in capitals, names of headers, and a `maxAge` of whole seconds.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.corsPolicy).forEach(({ value, pointer }) => {
  const { allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAge } = record(value.corsPolicy);
  const place = `${pointer}/corsPolicy`;
  const empty = list(allowOrigins).map(record).some(({ exact, prefix, regex }) => !exact && !prefix && !regex);
  const methods = list(allowMethods).filter(method => !METHODS.has(method));
  const headers = [...list(allowHeaders), ...list(exposeHeaders)].filter(header => !HEADER.test(String(header)));
  const regex = list(allowOrigins).map(origin => record(origin).regex).find(each => typeof each === 'string' && (each.length > 1024 || !isRe2(each)));
  if (regex !== undefined) tell(`${place}/allowOrigins`, `regex is ${regex}, which is no regular expression of RE2 of at most 1024 characters`);
  if (empty) tell(`${place}/allowOrigins`, 'an origin is empty; expected exact, prefix or regex');
  if (methods.length > 0) tell(`${place}/allowMethods`, `${methods.join(', ')} is no method of HTTP`);
  if (headers.length > 0) tell(place, `${headers.join(', ')} is no name of a header`);
  if (/\d\.\d*[1-9]\d*s$|\dms$/.test(text(maxAge) ?? '')) tell(`${place}/maxAge`, `maxAge is ${maxAge}; expected whole seconds`);
}));
