import { isNumberInGo, isTyped } from './implicit-types';
import { doubleQuoted, escaped, onOneLine, quoted } from './quoted';
import { writesBlanksAsBlocks } from './stock';

/** Go refuses these as they are, takes them for line breaks, or, the mark of the encoding, leaves out what is at the beginning of some later line. */
const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
/** Control characters, and halves of surrogate pairs. */
const CONTROL = /[\x00-\x08\x0b-\x1f\ud800-\udfff]/u;
/** Indicators of YAML where they would be taken for such. */
const NOT_PLAIN = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;
/** What begins or ends documents at the beginning of a line. */
const MARKER = /^(?:%|---|\.\.\.)/m;
/** Plain text that would be taken for JSON where a document begins. */
const LIKE_JSON = /^\s+\{/;
const MERGE = '<<';

/**
 * A string as YAML.
 *
 * @param value the string
 * @param depth of the lines below it, if it needs some
 * @param first whether a document begins with it
 */
export function valueText(value: string, depth: number, first: boolean): string {
  if (UNREADABLE.test(value)) return escaped(value);
  const indent = '  '.repeat(depth);
  if (CONTROL.test(value)) return doubleQuoted(value, indent || markerIndent(value));
  if (value.includes('\n')) return block(value, indent);
  if (NOT_PLAIN.test(value)) return quoted(value);
  if (depth === 0 && MARKER.test(value)) return block(value, indent);
  return isTyped(value) ? quoted(value) : isNumberInGo(value) || (first && LIKE_JSON.test(value)) ? onOneLine(value) : value;
}

/**
 * A key as YAML, without its colon.
 *
 * @param top whether it is one of the document
 * @param first whether the document begins with it
 */
export function keyText(key: string, top: boolean, first: boolean): string {
  if (UNREADABLE.test(key) || key === MERGE) return escaped(key);
  if (CONTROL.test(key) || key.includes('\n')) return onOneLine(key);
  if (NOT_PLAIN.test(key) || (top && MARKER.test(key)) || isTyped(key)) return quoted(key);
  return isNumberInGo(key) || (first && LIKE_JSON.test(key)) ? onOneLine(key) : key;
}

/** Lines as they are, below a sign that tells what becomes of the line breaks at the end. */
function block(value: string, indent: string): string {
  const within = indent || markerIndent(value);
  if (/\n[\t ]+$/.test(value) || (/^\s*$/.test(value) && !writesBlanksAsBlocks())) return doubleQuoted(value, within);
  if (within === '' || /^\n*\t/.test(value) || /^(?=.*[\t ])[\t\n ]+$/s.test(value)) return escaped(value); // readers would take it for indentation
  const content = value.slice(0, contentEnd(value));
  const size = /^\n* /.test(content) ? (within ? '2' : '1') : '';
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).replace(/(?<!\n)\n+(?!\n|$)/g, breaks => breaks + within);
  return `|${size}${chomping(value.slice(content.length), content)}\n${within}${lines}`;
}

/** What is at the end: nothing, one line break, or more, which are kept. */
function chomping(end: string, content: string): string {
  const first = end.indexOf('\n');
  if (first === -1) return '-';
  return content === '' || first !== end.length - 1 ? '+' : '';
}

function contentEnd(value: string): number {
  let end = value.length;
  while (end > 0 && '\n\t '.includes(value[end - 1])) end--;
  return end;
}

function markerIndent(value: string): string {
  return MARKER.test(value) ? '  ' : '';
}
