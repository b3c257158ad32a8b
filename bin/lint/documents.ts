import { Source } from './sources';
import { jsonValue } from './yaml/json';
import { linesIn, listItems } from './yaml/list-items';
import { valueOf } from './yaml/read';

/** One document of a source, or an item of a List in it. */
export interface SourceDocument {
  readonly source: Source;
  readonly text: string;
  /** Lines of the source before it. */
  readonly linesBefore: number;
}

/** What a document comes to: a value, or why it is none, and the offset of that. */
export type Parsed = { readonly document: SourceDocument } & ({ readonly value: any } | { readonly malformed: string; readonly offset: number });

const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/** Splits a source at its markers: a marker in the first column ends a document wherever it is. */
export function* documentsIn(source: Source): Generator<SourceDocument> {
  let [from, linesBefore] = [0, 0];
  for (const { index: to } of [...source.text.matchAll(MARKER), { index: source.text.length }]) {
    if (to === 0) continue;
    const text = source.text.slice(from, to);
    if (!isEmpty(text)) yield { source, text: text.startsWith('...') ? `#${text.slice(1)}` : text, linesBefore };
    linesBefore += linesIn(text);
    from = to;
  }
}

/** Parses a document; a List item by item. */
export function parse(document: SourceDocument): Parsed[] {
  const list = listItems(document.text);
  if (!list) return [parseOne(document)];
  const rest = parseOne({ ...document, text: list.rest.text });
  const items = list.items.map(({ text, linesBefore }) => parseOne({ ...document, text, linesBefore: document.linesBefore + linesBefore }));
  return 'malformed' in rest ? [rest, ...items] : items;
}

function parseOne(document: SourceDocument): Parsed {
  if (isBroken(document)) return { document, malformed: 'Text must be UTF-8', offset: document.text.indexOf('\uFFFD') };
  return { document, ...jsonValue(document.text) ?? valueOf(document.text) };
}

/** Whether bytes that are no text are in it. */
function isBroken({ source, text }: SourceDocument): boolean {
  return !source.isText && text.includes('\uFFFD');
}

/** Markers, comments and blank lines are no document. */
function isEmpty(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    if (!/^(?:---|\.\.\.)?[ \t]*(?:#.*)?\r?$/.test(text.slice(from, to))) return false;
    from = to + 1;
  }
  return true;
}
