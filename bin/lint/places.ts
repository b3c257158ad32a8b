import { SourceDocument } from './documents';
import { locate } from './yaml/read';
import { Wanted } from './yaml/wanted';

/** Where something is in a source; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place, and the line that is there. */
export interface Place {
  readonly at: Position;
  readonly excerpt: Excerpt;
}

/** A line to be shown, or what is around its column if it is long. */
export interface Excerpt {
  readonly text: string;
  /** Where in the text the column is, from 1. */
  readonly column: number;
}

const LONGEST = 200;

/** Places of a document that findings point to; the document is parsed once more for all of them together. */
export class Places {
  private readonly wanted = new Wanted();
  private isFound = false;
  private starts?: number[];

  public constructor(private readonly document: SourceDocument) {}

  /** Says that the place of a pointer will be asked for. */
  public want(pointer: string): void {
    this.wanted.want(pointer);
  }

  /** Place of what a pointer points to, or of the nearest that is there around it. */
  public of(pointer: string): Place {
    if (!this.isFound) locate(this.document.text, this.wanted);
    this.isFound = true;
    return this.at(this.wanted.offsetOf(pointer));
  }

  /** Place of an offset. */
  public at(offset: number): Place {
    const { text, linesBefore } = this.document;
    this.starts ??= startsOf(text);
    const line = lastUpTo(this.starts, Math.min(offset, text.length));
    const start = this.starts[line];
    const end = text.indexOf('\n', start);
    const whole = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
    const column = offset - start + 1;
    return { at: { line: linesBefore + line + 1, column }, excerpt: excerptOf(whole, column) };
  }
}

/** Offsets at which lines begin. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** Index of the last of ascending numbers that is not above another. */
function lastUpTo(numbers: number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle] <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function excerptOf(line: string, column: number): Excerpt {
  if (line.length <= LONGEST) return { text: line, column };
  const from = Math.max(0, Math.min(column - 1 - LONGEST / 2, line.length - LONGEST));
  const [before, after] = [from > 0 ? '…' : '', from + LONGEST < line.length ? '…' : ''];
  return { text: before + line.slice(from, from + LONGEST) + after, column: column - from + before.length };
}
