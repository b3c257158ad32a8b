/** JSON.stringify leaves these as they are. */
const RAW = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** Shorter ones stay on one line; in characters of JSON, with its quotation marks. */
const LINES_FROM = 40;
const NAMES: { [code: string]: string } = { '0000': '\\0', '0007': '\\a', '000b': '\\v', '001b': '\\e' };
const RAW_NAMES: { [character: string]: string } = { '\x85': '\\N', '\u2028': '\\L', '\u2029': '\\P' };

/** Text of one line, in single quotation marks if it has only double ones in it, else in double ones. */
export function quoted(value: string): string {
  return value.includes('"') && !/['\n]/.test(value) ? `'${value}'` : onOneLine(value);
}

/** Text in double quotation marks; if it is long, it breaks where its lines do. */
export function doubleQuoted(value: string, indent: string): string {
  if (!value.includes('\n') || JSON.stringify(value).length < LINES_FROM) return onOneLine(value);
  if (/\n \n/.test(value)) return escaped(value); // as lines, a single space would be read as a backslash
  const parts = value.split(/(\n+)/);
  const lines = parts.map((part, i) => {
    if (i % 2 === 0) return line(part, i > 0, i < parts.length - 1);
    return i < parts.length - 2 || parts[i + 1] !== '' ? `${part}\n${indent}` : lastBreaks(part, indent);
  });
  return `"${lines.join('')}"`;
}

/** Text in double quotation marks, on one line. */
export function onOneLine(value: string): string {
  return `"${inner(value).replace(/ (?=\\n)/g, '\\ ')}"`;
}

/** Text in double quotation marks, on one line, without any character that a reader may refuse or take for a line break. */
export function escaped(value: string): string {
  return onOneLine(value).replace(RAW, character => RAW_NAMES[character] ?? escapeOf(character.charCodeAt(0)));
}

/** Spaces beside line breaks would be lost. */
function line(part: string, afterBreak: boolean, beforeBreak: boolean): string {
  const text = inner(part);
  const ended = beforeBreak && text.endsWith(' ') ? `${text.slice(0, -1)}\\ ` : text;
  return afterBreak && text.startsWith(' ') ? `\\${ended}` : ended;
}

/** The line break at the end is escaped, those before it are lines. */
function lastBreaks(breaks: string, indent: string): string {
  return breaks.length > 1 ? `${breaks}${indent}\\n` : '\\n';
}

function inner(value: string): string {
  return JSON.stringify(value).slice(1, -1).replace(/\\(?:u(....)|.)/g, (escape, code?: string) => {
    if (code === undefined) return escape;
    return NAMES[code] ?? (code.startsWith('00') ? `\\x${code.slice(2)}` : escape);
  });
}

function escapeOf(code: number): string {
  return code < 0x100 ? `\\x${code.toString(16)}` : `\\u${code.toString(16)}`;
}
