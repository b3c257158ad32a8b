import { plainScalar } from './plain-scalar';
import { quoted } from './quoted';
import { MAX_DEPTH, UNUSUAL } from './unusual';
import { Wanted } from './wanted';

const WORD = /-?[\w.$/][\w.$/+-]*/y;

/** Reads a map or list in brackets, JSON above all; `end` is where it must be closed. */
export class Flow {
  public constructor(private readonly text: string, public at: number, private readonly end: number) {}

  public value(depth: number, wanted?: Wanted): unknown {
    if (depth > MAX_DEPTH) throw UNUSUAL;
    switch (this.text[this.at]) {
      case '{': return this.map(depth, wanted);
      case '[': return this.list(depth, wanted);
      case '"': case "'": return this.quoted();
      default: return plainScalar(this.word());
    }
  }

  /** Goes on to what is neither space nor line break. */
  public skip(): void {
    for (; this.at < this.end; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }

  private map(depth: number, wanted?: Wanted): unknown {
    const map: { [key: string]: unknown } = {};
    if (this.isEmpty('}')) return map;
    do {
      this.skip();
      const offset = this.at;
      const key = this.key();
      if (key === '__proto__' || Object.hasOwn(map, key)) throw UNUSUAL;
      this.skip();
      map[key] = this.value(depth + 1, wanted?.met(key, offset));
    } while (this.goesOn('}'));
    return map;
  }

  private list(depth: number, wanted?: Wanted): unknown {
    const list: unknown[] = [];
    if (this.isEmpty(']')) return list;
    do {
      this.skip();
      list.push(this.value(depth + 1, wanted?.met(list.length, this.at)));
    } while (this.goesOn(']'));
    return list;
  }

  private isEmpty(close: string): boolean {
    this.at++;
    this.skip();
    if (this.text[this.at] !== close) return false;
    this.at++;
    return true;
  }

  private goesOn(close: string): boolean {
    this.skip();
    const found = this.text[this.at++];
    if (this.at > this.end || (found !== ',' && found !== close)) throw UNUSUAL;
    return found === ',';
  }

  private key(): string {
    const isQuoted = this.text[this.at] === '"' || this.text[this.at] === "'";
    const key = isQuoted ? this.quoted() : plainScalar(this.word());
    this.skip();
    if (typeof key !== 'string' || this.text[this.at] !== ':' || !(isQuoted || /[ \r\n]/.test(this.text[this.at + 1] ?? ''))) throw UNUSUAL;
    this.at++;
    return key;
  }

  private quoted(): string {
    const lineEnd = this.text.indexOf('\n', this.at);
    const { value, next } = quoted(this.text, this.at, lineEnd < 0 ? this.end : Math.min(lineEnd, this.end));
    this.at = next;
    return value;
  }

  private word(): string {
    WORD.lastIndex = this.at;
    const match = WORD.exec(this.text);
    if (!match || WORD.lastIndex > this.end) throw UNUSUAL;
    this.at = WORD.lastIndex;
    return match[0];
  }
}
