import { UNUSUAL } from './unusual';

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, HASH, DASH] = [9, 10, 13, 32, 35, 45];

/** The lines of a document, one after the other; blank lines and comments are passed over. */
export class Lines {
  /** Column in which what is left of the line begins. */
  public indent = -1;
  /** Where what is left of the line begins. */
  public at = 0;
  /** End of the line, without its break. */
  public end = 0;
  public done = false;
  private start = 0;
  private next = 0;

  public constructor(public readonly text: string) {}

  /** Goes to the next line that says something. */
  public advance(): void {
    while (this.nextLine()) {
      this.at = this.spacesFrom(this.start);
      const code = this.text.charCodeAt(this.at);
      if (this.at === this.end || code === HASH) continue;
      if (code === TAB) throw UNUSUAL;
      this.indent = this.at - this.start;
      return;
    }
    this.done = true;
    this.indent = -1;
  }

  /** Takes a later place of the line for its beginning, as that of an item behind its dash. */
  public cut(at: number): void {
    this.at = at;
    this.indent = at - this.start;
  }

  /** Whether a dash of a list is at a place of the line. */
  public isDash(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && (at + 1 === this.end || this.text.charCodeAt(at + 1) === SPACE);
  }

  /** Place of the first character from a place on that is no space. */
  public spacesFrom(at: number): number {
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Whether nothing but a comment is left of the line from a place on. */
  public endsAt(at: number): boolean {
    const rest = this.spacesFrom(at);
    return rest === this.end || (this.text.charCodeAt(rest) === HASH && rest > at);
  }

  /** Lines that follow with more spaces than `indent`, without those that the first of them has; one break between two of them. */
  public deeper(indent: number): string[] {
    const lines: string[] = [];
    let column = -1;
    for (let from = this.next; this.nextLine(); from = this.next) {
      const spaces = this.spacesFrom(this.start) - this.start;
      const isBlank = this.start + spaces === this.end;
      if (isBlank ? spaces > Math.max(column, 0) : column >= 0 && spaces < column && spaces > indent) throw UNUSUAL;
      if (!isBlank && spaces <= indent) {
        this.next = from;
        break;
      }
      if (!isBlank && column < 0) column = spaces;
      lines.push(isBlank ? '' : this.text.slice(this.start + column, this.end));
    }
    if (column < 0 || (this.next > this.text.length && this.text.charCodeAt(this.text.length - 1) !== LINE_FEED)) throw UNUSUAL;
    return lines;
  }

  private nextLine(): boolean {
    const { text } = this;
    if (this.next >= text.length) return false;
    this.start = this.next;
    const found = text.indexOf('\n', this.start);
    const end = found < 0 ? text.length : found;
    this.next = end + 1;
    this.end = end > this.start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    return true;
  }
}
