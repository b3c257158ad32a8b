const GROUP = /^\(\?(P?<\w+>|[imsU]*(-[imsU]+)?:|[imsU]*(-[imsU]+)?\))/;
const REPEAT = /^\{(\d+)(?:(,)(\d*))?\}/;
const ESCAPE_IN_CLASS = String.raw`\\(?:[aftnrvdDsSwW]|[pP](?:[A-Z]|\{\^?\w+\})|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|0|[0-7]{2,3}|[^\w\u0080-\uffff]|_)`;
const ESCAPE = new RegExp(String.raw`^(?:${ESCAPE_IN_CLASS}|\\[AbBCz])`);
const NAMED = String.raw`\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]`;
const CLASS = new RegExp(String.raw`^\[(?:\^(?:\]|(?=[^\]]))|\]|(?=[^\]^]))(?:${NAMED}|${ESCAPE_IN_CLASS}|(?!\[:[a-z^]+:\])[^\]\\])*\]`);
const PROPERTY = /\\[pP](?:([A-Z])|\{\^?(\w+)\})/g;
const MOST = 1000;

/** Whether a text is a regular expression of RE2, which has neither lookarounds nor references back. */
export function isRe2(pattern: string): boolean {
  let rest = pattern;
  let depth = 0;
  let last: 'nothing' | 'atom' | 'repeated' = 'nothing';
  while (rest !== '') {
    const { text, kind } = nextOf(rest);
    if (text === undefined || kind === 'atom' && !hasProperties(text)) return false;
    if (kind === 'repeat' && last !== 'atom') return false;
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    if (depth < 0) return false;
    if (kind !== 'flags') last = kind === 'repeat' ? 'repeated' : kind === 'atom' || kind === 'close' ? 'atom' : 'nothing';
    rest = rest.slice(text.length);
  }
  return depth === 0;
}

/** Whether all properties that a part asks for are some. */
function hasProperties(part: string): boolean {
  return part.startsWith('\\Q') || [...part.matchAll(PROPERTY)].every(([, letter, name]) => isProperty(letter ?? name));
}

/** Whether Unicode has characters of a category or script. */
function isProperty(name: string): boolean {
  return [name, `sc=${name}`].some(each => {
    try {
      return new RegExp(`\\p{${each}}`, 'u') !== undefined;
    } catch {
      return false;
    }
  });
}

type Kind = 'open' | 'close' | 'either' | 'flags' | 'repeat' | 'atom';

/** The next part of a pattern; none if there cannot be one. */
function nextOf(rest: string): { text?: string; kind: Kind } {
  const at = (pattern: RegExp) => pattern.exec(rest)?.[0];
  switch (rest[0]) {
    case '(': {
      const group = rest[1] === '?' ? at(GROUP) : '(';
      return { text: group, kind: group?.endsWith(')') ? 'flags' : 'open' };
    }
    case ')': return { text: ')', kind: 'close' };
    case '|': return { text: '|', kind: 'either' };
    case '*': case '+': case '?': return { text: at(/^.\??/), kind: 'repeat' };
    case '{': return repeatOf(rest);
    case '[': return { text: classOf(rest), kind: 'atom' };
    case '\\': return { text: rest.startsWith('\\Q') ? at(/^\\Q.*?(\\E|$)/s) : at(ESCAPE), kind: 'atom' };
    default: return { text: rest[0], kind: 'atom' };
  }
}

/** A brace that is no repetition is a letter. */
function repeatOf(rest: string): { text?: string; kind: Kind } {
  const [text, least, comma, most] = REPEAT.exec(rest) ?? [];
  if (text === undefined) return { text: '{', kind: 'atom' };
  const end = comma === undefined || most === '' ? Number(least) : Number(most);
  const isRight = Number(least) <= end && end <= MOST;
  return { text: isRight ? text + (rest[text.length] === '?' ? '?' : '') : undefined, kind: 'repeat' };
}

/** A class of characters, of which every range goes up. */
function classOf(rest: string): string | undefined {
  const text = CLASS.exec(rest)?.[0];
  const ranges = [...(text ?? '').replace(/\[:\^?[a-z]+:\]/g, '').matchAll(/([^\\])-([^\\\]])/g)];
  return ranges.some(([, from, to]) => from !== '[' && from !== '^' && from > to) ? undefined : text;
}
