import { Lexer } from 'yaml';
import { MAX_DEPTH } from './depth-limit';

/** What the lexer puts in between, and is not written: begin of a document or of a scalar, error in brackets. */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

/** Offset at which a document nests deeper than any may: a parser that calls itself for each level would end there, and the process with it. */
export function tooDeepAt(text: string): number | undefined {
  const columns: number[] = [];
  let [offset, lineStart, brackets, leads] = [0, 0, 0, true];
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) continue;
    if (token === '[' || token === '{') brackets++;
    if (token === ']' || token === '}') brackets--;
    if (leads && !/^[ \t\n#]/.test(token)) {
      push(columns, offset - lineStart);
      leads = token === '-' || token === '?';
    }
    if (brackets + columns.length > MAX_DEPTH) return offset;
    offset += token.length;
    if (token.endsWith('\n')) [lineStart, leads] = [offset, brackets === 0];
  }
  return undefined;
}

/** Columns in which something begins that is still open. */
function push(columns: number[], column: number): void {
  while (columns.length > 0 && columns[columns.length - 1] >= column) columns.pop();
  columns.push(column);
}
