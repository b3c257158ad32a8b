import { ByteBuffer } from './byte-buffer';
import { Memory, Written } from './memory';
import { beginsPlain, PLAIN, staysPlain } from './plain';
import { negativeZero } from './stock';
import { keyText, valueText } from './text';

/** Longer keys are written with a question mark, and their colon on the next line; in UTF-16 code units. */
const LONGEST_KEY = 1024;
const UNENDING: { [name: string]: string } = { 'NaN': '.nan', 'Infinity': '.inf', '-Infinity': '-.inf' };

const KEYS = new Memory(key => `${keyText(key, false, false)}: `);
const TOP_KEYS = new Memory(key => `${keyText(key, true, false)}: `);
const FIRST_KEYS = new Memory(key => `${keyText(key, true, true)}: `);
const SINGLE_LINES = new Memory(value => valueText(value, 1, false));

/** Writes strings and numbers. */
export class Scalars {
  constructor(private readonly bytes: ByteBuffer) {}

  /**
   * Writes a key, its colon and a space.
   *
   * @param depth of its line
   * @param first whether the document begins with it
   * @returns whether the colon is on a line of its own, and what follows begins beside it
   */
  public key(key: string, depth: number, first: boolean): boolean {
    const written = (depth > 0 ? KEYS : first ? FIRST_KEYS : TOP_KEYS).of(key);
    if (written.text.length - 2 <= LONGEST_KEY) {
      this.add(written);
      return false;
    }
    this.bytes.text(`? ${written.text.slice(0, -2)}`);
    this.bytes.newLine(depth);
    this.bytes.ascii(': ');
    return true;
  }

  /**
   * Writes a string.
   *
   * @param depth of its lines, if it has more than one; 0 if it is the document
   */
  public string(value: string, depth: number): true {
    if (depth > 0 && this.plain(value)) return true;
    if (depth === 0 || value.includes('\n')) return this.bytes.text(valueText(value, depth, depth === 0));
    return this.add(SINGLE_LINES.of(value));
  }

  /** Writes a number. */
  public number(value: number): true {
    if (!Number.isFinite(value)) return this.bytes.ascii(UNENDING[String(value)]);
    return this.bytes.ascii(Object.is(value, -0) ? negativeZero() : String(value));
  }

  private plain(value: string): boolean {
    if (!beginsPlain(value)) return false;
    const before = this.bytes.length;
    const greatest = this.bytes.classed(value, PLAIN);
    if (greatest === 0) return false;
    if (staysPlain(value, greatest)) return true;
    this.bytes.length = before;
    return false;
  }

  private add({ text, ascii }: Written): true {
    return ascii ? this.bytes.ascii(text) : this.bytes.text(text);
  }
}
