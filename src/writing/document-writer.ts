import { anchorsOf } from './anchors';
import { checkDepth } from './depth';
import { TreeWriter } from './tree-writer';

/** Objects of the `yaml` package say with it what they are. */
const NODE_TYPE = Symbol.for('yaml.node.type');

/** Writes documents: names in the order of the data, and objects that are met again as aliases. */
export class DocumentWriter extends TreeWriter {
  protected readonly leavesOut = false;
  /** Objects of the document that have been met; a new one for each document. */
  private met = new Set<object>();
  private again = false;
  /** Names of objects that are more than once in the document, if there are any. */
  private anchors?: Map<object, string>;

  /** Writes a document, from the beginning of a line, without its last line break. */
  public write(value: unknown): boolean {
    this.met.clear();
    this.again = false;
    const before = this.bytes.length;
    if (this.value(value, 0, true)) return true;
    if (!this.again) return false;
    this.bytes.length = before;
    return this.writeWith(anchorsOf(value), value);
  }

  protected namesOf(source: object): string[] {
    return Object.keys(source);
  }

  protected collection(value: object, depth: number, beside: boolean): boolean {
    if (this.anchors !== undefined) return this.anchored(this.anchors.get(value), value, depth, beside);
    if (this.met.has(value)) {
      this.again = true;
      return false;
    }
    this.met.add(value);
    return this.parts(value, depth, beside);
  }

  protected other(value: unknown): boolean {
    return typeof value === 'bigint' && this.bytes.ascii(String(value));
  }

  private writeWith(anchors: Map<object, string>, value: unknown): boolean {
    this.met.clear();
    this.anchors = anchors;
    try {
      return this.value(value, 0, true);
    } finally {
      this.anchors = undefined;
    }
  }

  private anchored(name: string | undefined, value: object, depth: number, beside: boolean): boolean {
    if (name === undefined) return this.parts(value, depth, beside);
    if (this.met.has(value)) return this.bytes.ascii(`*${name}`);
    this.met.add(value);
    this.bytes.ascii(`&${name} `);
    return this.parts(value, depth, false);
  }

  private parts(value: object, depth: number, beside: boolean): boolean {
    checkDepth(depth);
    if (Array.isArray(value)) return this.items(value, depth, beside);
    return isMap(value) && this.members(value, Object.keys(value), depth, beside);
  }
}

/** Whether an object is nothing but its members: no date, no set, and nothing that tells its data itself. */
function isMap(value: object & { toJSON?: unknown }): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return !(Symbol.iterator in value) && !(NODE_TYPE in value) && typeof value.toJSON !== 'function' && !isBoxed(value);
}

function isBoxed(value: object): boolean {
  return value instanceof Number || value instanceof Boolean || value instanceof BigInt;
}
