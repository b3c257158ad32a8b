import { ByteBuffer } from './byte-buffer';
import { Memory } from './memory';
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
    const short = (depth > 0 ? KEYS : first ? FIRST_KEYS : TOP_KEYS).of(key);
    if (short === undefined) return this.longKey(keyText(key, depth === 0, first), depth);
    this.bytes.add(short);
    return false;
  }

  /**
   * Writes a string.
   *
   * @param depth of its lines, if it has more than one; 0 if it is the document
   */
  public string(value: string, depth: number): true {
    if (depth > 0 && this.plain(value)) return true;
    const short = depth === 0 || value.includes('\n') ? undefined : SINGLE_LINES.of(value);
    return short === undefined ? this.bytes.text(valueText(value, depth, depth === 0)) : this.bytes.add(short);
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

  private longKey(text: string, depth: number): boolean {
    const alone = text.length > LONGEST_KEY;
    this.bytes.text(alone ? `? ${text}` : text);
    if (alone) this.bytes.newLine(depth);
    this.bytes.ascii(': ');
    return alone;
  }
}
