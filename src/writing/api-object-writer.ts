import { ByteBuffer } from './byte-buffer';
import { checkDepth } from './depth';
import { sortedNames, withKindFirst } from './names';
import { Scalars } from './scalars';
import { TreeWriter } from './tree-writer';

/** Writes the raw data of ApiObjects: nothing that is null or undefined, names sorted, plain data only. */
export class ApiObjectWriter extends TreeWriter {
  protected readonly leavesOut = true;

  /** @param sorted whether names are sorted, or in the order of the data */
  constructor(bytes: ByteBuffer, scalars: Scalars, private readonly sorted: boolean) {
    super(bytes, scalars);
  }

  /** Writes an object with all that is in it, from the beginning of a line. */
  public write(source: object): boolean {
    return isPlain(source) && this.members(source, withKindFirst(this.namesOf(source)), 0, true);
  }

  protected namesOf(source: object): string[] {
    return this.sorted ? sortedNames(source) : Object.keys(source);
  }

  protected collection(value: object, depth: number, beside: boolean): boolean {
    checkDepth(depth);
    if (Array.isArray(value)) return isPlainList(value) && this.items(value, depth, beside);
    return isPlain(value) && this.members(value, this.namesOf(value), depth, beside);
  }

  protected other(): boolean {
    return false;
  }
}

/** Without what makes an object another one in cdk8s: it sets each member, and asks for the constructor. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype && value.constructor === Object && !Object.hasOwn(value, '__proto__');
}

/** cdk8s asks each value for its `resolve()`, and what isn't a plain object for a `value` to take its place. */
function isPlainList(items: unknown[] & { resolve?: unknown; value?: unknown }): boolean {
  return Object.getPrototypeOf(items) === Array.prototype && items.resolve === undefined && items.value === undefined;
}
