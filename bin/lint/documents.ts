import { Document, LineCounter, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Source } from './sources';

/** Where something is in a source; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One document of a source. */
export interface SourceDocument {
  readonly source: Source;
  readonly text: string;
  /** Lines of the source before it. */
  readonly linesBefore: number;
}

/** What a document comes to: a value, or why it is none. */
export type Parsed = { readonly value: any } | { readonly malformed: string; readonly at: Position };

/** How often one document may repeat what it names by an anchor, so that a few lines do not grow without bounds. */
const MAX_ALIASES = 1000;

const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/** Splits a source at its markers: a marker in the first column ends a document wherever it is. */
export function documentsIn(source: Source): SourceDocument[] {
  const starts = [...source.text.matchAll(MARKER)].map(({ index }) => index);
  const cuts = [0, ...starts.filter(start => start > 0), source.text.length];
  let linesBefore = 0;
  const all: SourceDocument[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const text = source.text.slice(cuts[i], cuts[i + 1]);
    if (!isEmpty(text)) all.push({ source, text: text.startsWith('...') ? `#${text.slice(1)}` : text, linesBefore });
    linesBefore += count(text);
  }
  return all;
}

/** Parses a document; of a malformed one it tells where. */
export function parse({ text, linesBefore }: SourceDocument): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) {
    const { message, pos } = document.errors[0];
    const { line, col } = lines.linePos(pos[0]);
    return { malformed: message.split('\n')[0], at: { line: line + linesBefore, column: Math.max(col, 1) } };
  }
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    return { malformed: (error as Error).message, at: { line: linesBefore + 1, column: 1 } };
  }
}

/** Position of what a JSON pointer points to, or of the nearest that is there around it. */
export function positionOf({ text, linesBefore }: SourceDocument, pointer: string): Position {
  const lines = new LineCounter();
  const offset = offsetOf(parseDocument(text, { lineCounter: lines, logLevel: 'silent' }), pointer.split('/').slice(1).map(unescaped));
  const { line, col } = lines.linePos(offset);
  return { line: line + linesBefore, column: Math.max(col, 1) };
}

function offsetOf(document: Document, path: string[]): number {
  let node: any = document.contents;
  let offset: number = node?.range?.[0] ?? 0;
  for (const part of path) {
    if (node instanceof YAMLMap) {
      const pair = (node.items as Pair[]).find(({ key }) => String((key as Scalar)?.value ?? key) === part);
      if (!pair) return offset;
      offset = (pair.key as any)?.range?.[0] ?? offset;
      node = pair.value;
    } else if (node instanceof YAMLSeq) {
      const item: any = node.items[Number(part)];
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function unescaped(part: string): string {
  return part.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** Markers, comments and blank lines are no document. */
function isEmpty(text: string): boolean {
  return text.split('\n').every(line => /^(---|\.\.\.)?\s*(#.*)?\r?$/.test(line));
}

function count(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}
