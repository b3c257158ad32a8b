const INITIAL_BYTES = 2 ** 12;
/** UTF-8 needs at most three bytes for each UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
/** Copied by a loop if shorter: a call into the engine costs more than some bytes. */
const LONG = 40;
const [SPACE, LINE_BREAK] = [0x20, 0x0a];

/** Bytes that grow at their end. */
export class ByteBuffer {
  /** How many bytes there are; less takes back what came after. */
  public length = 0;
  private bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);

  /** What there is, without a copy: valid until more is added. */
  public view(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** Adds bytes. */
  public add(more: Uint8Array): true {
    const count = more.length;
    this.reserve(count);
    const { bytes, length } = this;
    if (count < LONG) for (let i = 0; i < count; i++) bytes[length + i] = more[i];
    else bytes.set(more, length);
    this.length = length + count;
    return true;
  }

  /** Adds text whose characters are all ASCII. */
  public ascii(text: string): true {
    const count = text.length;
    this.reserve(count);
    const { bytes, length } = this;
    if (count < LONG) for (let i = 0; i < count; i++) bytes[length + i] = text.charCodeAt(i);
    else bytes.write(text, length, 'latin1');
    this.length = length + count;
    return true;
  }

  /** Adds any text, as UTF-8. */
  public text(text: string): true {
    this.reserve(text.length * BYTES_PER_UNIT);
    this.length += this.bytes.write(text, this.length, 'utf8');
    return true;
  }

  /**
   * Adds text if a table has a class for each of its characters, which are then all ASCII.
   *
   * @returns the greatest of the classes; 0 if nothing is added
   */
  public classed(text: string, table: Uint8Array): number {
    const count = text.length;
    this.reserve(count);
    const { bytes, length } = this;
    let greatest = 1;
    for (let i = 0; i < count; i++) {
      const code = text.charCodeAt(i);
      const found = code < table.length ? table[code] : 0;
      if (found === 0) return 0;
      if (found > greatest) greatest = found;
      bytes[length + i] = code;
    }
    this.length = length + count;
    return greatest;
  }

  /** Adds a line break, and so many times two spaces. */
  public newLine(depth: number): void {
    const count = 2 * depth;
    this.reserve(count + 1);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = LINE_BREAK;
    const end = at + count;
    while (at < end) bytes[at++] = SPACE;
    this.length = end;
  }

  /** Adds a line break and spaces in place of the space at the end. */
  public breakLine(depth: number): void {
    this.length--;
    this.newLine(depth);
  }

  private reserve(more: number): void {
    if (this.length + more > this.bytes.length) this.grow(this.length + more);
  }

  private grow(least: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.bytes.length));
    bytes.set(this.view());
    this.bytes = bytes;
  }
}
