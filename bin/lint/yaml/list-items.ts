/** A part of a document, with the spaces that it had before it, and how many lines are before. */
export interface Part {
  readonly text: string;
  readonly linesBefore: number;
}

/** A List as it is written, taken apart: each item is a document, and what is left is one. */
export interface Parts {
  readonly items: Part[];
  readonly rest: Part;
}

const LIST = [/^apiVersion: *["']?v1["']? *\r?$/m, /^kind: *["']?List["']? *\r?$/m];
const ITEMS = /^items: *\r?\n/m;
const ANCHOR = /(?:^|[\s,:[{-])[&*][^\s,[\]{}]/m;

/**
 * Takes a List apart without reading it, so that not the trees of all its items are kept at a time.
 * Nothing if it is none, or if what one item names by an anchor may stand in another.
 */
export function listItems(text: string): Parts | undefined {
  const head = ITEMS.exec(text);
  if (!head || !LIST.every(pattern => pattern.test(text)) || ANCHOR.test(text)) return undefined;
  const from = head.index + head[0].length;
  const dash = /^( *)- /m.exec(text.slice(from, from + 10000));
  if (!dash || new RegExp(`^ {${dash[1].length}}-\\r?$`, 'm').test(text)) return undefined;
  const behind = text.slice(from).search(dash[1] === '' ? /^[^\s#-]/m : /^[^\s#]/m);
  const to = behind < 0 ? text.length : from + behind;
  const linesBefore = linesIn(text.slice(0, from));
  const items = itemsOf(text.slice(from, to), dash[1].length, linesBefore);
  const blank = '\n'.repeat(linesIn(text.slice(from, to)));
  return { items, rest: { text: text.slice(0, from) + blank + text.slice(to), linesBefore: 0 } };
}

function itemsOf(text: string, indent: number, linesBefore: number): Part[] {
  const dash = new RegExp(`^ {${indent}}-(?= )`, 'gm');
  const starts = [...text.matchAll(dash)].map(({ index }) => index);
  let before = linesBefore + linesIn(text.slice(0, starts[0]));
  return starts.map((start, i) => {
    const item = `${' '.repeat(indent + 1)}${text.slice(start + indent + 1, starts[i + 1] ?? text.length)}`;
    const part = { text: item, linesBefore: before };
    before += linesIn(item);
    return part;
  });
}

/** Line breaks in a text. */
export function linesIn(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}
