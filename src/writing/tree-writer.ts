import { ByteBuffer } from './byte-buffer';
import { checkDepth } from './depth';
import { Scalars } from './scalars';

/** Writes data, depth first. Each method is false if it met something that isn't data as its kind of writer knows them; what it wrote until then is to be taken back. */
export abstract class TreeWriter {
  /** Whether members that are null are left out. */
  protected abstract readonly leavesOut: boolean;

  constructor(protected readonly bytes: ByteBuffer, private readonly scalars: Scalars) {}

  /** Names of members, in the order in which they are written. */
  protected abstract namesOf(source: object): string[];
  /** Writes a collection, or what stands for it. */
  protected abstract collection(value: object, depth: number, beside: boolean): boolean;
  /** Writes a value that JSON doesn't know. */
  protected abstract other(value: unknown): boolean;

  /**
   * Writes a value.
   *
   * @param depth of the lines below it; 0 if it is the document
   * @param beside whether its first line begins where we are; if not, its lines are below the space that is there, if it has lines
   */
  protected value(value: unknown, depth: number, beside: boolean): boolean {
    switch (typeof value) {
      case 'string': return this.scalars.string(value, depth);
      case 'number': return this.scalars.number(value);
      case 'boolean': return this.bytes.ascii(value ? 'true' : 'false');
      case 'undefined': return this.bytes.ascii('null');
      case 'object': return value === null ? this.bytes.ascii('null') : this.collection(value, depth, beside);
      default: return this.other(value);
    }
  }

  /** Writes a map: with lines of the depth, or without any member. */
  protected members(source: any, names: string[], depth: number, beside: boolean): boolean {
    let empty = true;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const value = source[name];
      if (this.leavesOut && (value === undefined || value === null)) continue;
      if (!empty) this.bytes.newLine(depth);
      else if (!beside) this.bytes.breakLine(depth);
      const alone = this.scalars.key(name, depth, empty);
      empty = false;
      if (!this.value(value, depth + 1, alone)) return false;
    }
    return !empty || this.bytes.ascii('{}');
  }

  /** Writes a list: with lines of the depth, or without any item. */
  protected items(items: unknown[], depth: number, beside: boolean): boolean {
    checkDepth(depth);
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.bytes.newLine(depth);
      else if (!beside) this.bytes.breakLine(depth);
      this.bytes.ascii('- ');
      if (!this.value(items[i], depth + 1, true)) return false;
    }
    return items.length > 0 || this.bytes.ascii('[]');
  }
}
