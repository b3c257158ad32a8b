import { HeaderMatch } from '../header-match';
import { HeaderRequirement } from '../route-match';

const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const COOKIE_VALUE = /^[A-Za-z0-9!#$%&'()*+\-./:<=>?@[\]^_`{|}~]+$/;

/** Defines requests by their headers, whatever their method and path: those that reach one version of a service. */
export class RequestMatch {
  /**
   * Requests that have a header with one value.
   *
   * Throws if the name is no HTTP token, or the value is empty or has '*' or line breaks.
   * @param name name, in any case
   * @param value the whole value, compared exactly
   */
  public static header(name: string, value: string): RequestMatch {
    const header = HeaderMatch.exact(name, value);
    return new RequestMatch([{ name: header.name, value }]);
  }

  /**
   * Requests that have a header whose whole value matches a regular expression.
   *
   * Throws if the name is no HTTP token, or the expression is none.
   * @param name name, in any case
   * @param pattern regular expression (RE2: no look-around, no back references), at most 1000 characters; classes of characters by their
   *   general category, `\p{L}`
   */
  public static headerRegex(name: string, pattern: string): RequestMatch {
    requirePattern(name, pattern);
    return new RequestMatch([{ name: HeaderMatch.present(name).name, pattern: `^(?:${pattern})$` }]); // where the first find decides, alternatives must be tried to the end
  }

  /**
   * Requests that have a cookie with one value.
   *
   * Throws if name or value are not those of a cookie.
   * @param name name of the cookie, in its own case
   * @param value the whole value, compared exactly
   */
  public static cookie(name: string, value: string): RequestMatch {
    if (!TOKEN.test(name)) throw new Error(`name of a cookie must be an HTTP token, got: '${name}'`);
    if (!COOKIE_VALUE.test(value)) throw new Error(`value of cookie '${name}' must be visible characters without ',', ';', '"' and '\\', got: '${value}'`);
    return new RequestMatch([{ name: 'cookie', pattern: cookiePattern(name, value) }]);
  }

  /**
   * Requests that all of the matches match.
   *
   * Throws if two of them look at one header; all cookies are in one.
   * @param matches at least one
   */
  public static and(...matches: RequestMatch[]): RequestMatch {
    if (matches.length === 0) throw new Error('matches that must all hold must not be empty, got none');
    const headers = matches.flatMap(match => match.headers);
    const twice = headers.find(({ name }, i) => headers.findIndex(other => other.name === name) !== i);
    if (twice) throw new Error(`matches that must all hold must look at different headers, got twice: '${twice.name}'`);
    return new RequestMatch(headers);
  }

  /** Headers that a request must have, ordered by name. */
  public readonly headers: HeaderRequirement[];

  private constructor(headers: HeaderRequirement[]) {
    this.headers = [...headers].sort((a, b) => a.name < b.name ? -1 : 1);
  }
}

/** A regular expression that matches a whole cookie header in which a cookie has a value. */
export function cookiePattern(name: string, value: string): string {
  return `^(?:(.*; *)?${escaped(name)}=${escaped(value)}(;.*)?)$`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Classes of characters that every data plane knows by these names: `\p{Lu}`, `\pL`. */
const CLASS = /\\[pP](?![LMNPSZ]|\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)\})/;

/** Of an expression, as proxies limit it with what stands around it. */
const LONGEST = 1000;

function requirePattern(name: string, pattern: string): void {
  try {
    new RegExp(pattern);
  } catch {
    throw new Error(`pattern of header '${name}' must be a regular expression, got: '${pattern}'`);
  }
  if (pattern === '' || /\(\?[=!<]|\\[1-9]/.test(pattern)) {
    throw new Error(`pattern of header '${name}' must be one of RE2 (not empty, no look-around, no back references), got: '${pattern}'`);
  }
  if (CLASS.test(pattern.replace(/\\\\/g, ''))) {
    throw new Error(`pattern of header '${name}' must name classes of characters by their general category (\\p{L}, \\p{Nd}), got: '${pattern}'`);
  }
  if (pattern.length > LONGEST) throw new Error(`pattern of header '${name}' must have at most ${LONGEST} characters, got: ${pattern.length}`);
}
