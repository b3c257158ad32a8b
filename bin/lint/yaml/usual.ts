import { Flow } from './flow';
import { Lines } from './lines';
import { plainScalar } from './plain-scalar';
import { quoted } from './quoted';
import { MAX_DEPTH, UNUSUAL } from './unusual';
import { Wanted } from './wanted';

const KEY = /(?:([A-Za-z_$./][\w$./-]*)|"([^"\\\r\n]*)"|'([^'\r\n]*)') *:(?=[ \r\n]|$)/y;
const INDICATORS = new Set([...',[]{}#&*!|>\'"%@`']);

/**
 * The value of a document as most are written: maps and lists by indentation, scalars on one line, literal blocks, JSON. It is many times
 * faster than reading with care, and keeps nothing but the value; nothing comes of a document that is written in another way.
 */
export function usualValue(text: string, wanted?: Wanted): { value: unknown } | undefined {
  try {
    if (/\r(?!\n)/.test(text)) return undefined;
    return { value: new Usual(new Lines(text)).document(wanted) };
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

class Usual {
  public constructor(private readonly lines: Lines) {}

  public document(wanted?: Wanted): unknown {
    const { lines } = this;
    lines.advance();
    if (lines.text.startsWith('---', lines.at) && lines.indent === 0 && lines.endsAt(lines.at + 3)) lines.advance();
    if (lines.done) return null;
    if (wanted) wanted.offset = lines.at;
    if (lines.text[lines.at] === '{' || lines.text[lines.at] === '[') return this.json(wanted);
    const value = this.block(0, wanted);
    if (!lines.done) throw UNUSUAL;
    return value;
  }

  private json(wanted?: Wanted): unknown {
    const { text, at } = this.lines;
    const flow = new Flow(text, at, text.length);
    const value = flow.value(0, wanted);
    flow.skip();
    if (flow.at < text.length) throw UNUSUAL;
    return value;
  }

  private block(depth: number, wanted?: Wanted): unknown {
    if (depth > MAX_DEPTH) throw UNUSUAL;
    return this.lines.isDash(this.lines.at) ? this.list(depth, wanted) : this.map(depth, wanted);
  }

  private map(depth: number, wanted?: Wanted): unknown {
    const { lines } = this;
    const { indent } = lines;
    const map: { [key: string]: unknown } = {};
    while (lines.indent === indent && !lines.isDash(lines.at)) {
      const offset = lines.at;
      const key = this.key();
      if (key === '__proto__' || Object.hasOwn(map, key)) throw UNUSUAL;
      map[key] = this.valueOf(KEY.lastIndex, indent, depth, wanted?.met(key, offset));
    }
    if (lines.indent > indent) throw UNUSUAL;
    return map;
  }

  private list(depth: number, wanted?: Wanted): unknown {
    const { lines } = this;
    const { indent } = lines;
    const list: unknown[] = [];
    while (lines.indent === indent && lines.isDash(lines.at)) list.push(this.item(indent, depth, wanted?.at(list.length)));
    if (lines.indent > indent) throw UNUSUAL;
    return list;
  }

  private item(indent: number, depth: number, wanted?: Wanted): unknown {
    const { lines } = this;
    const at = lines.spacesFrom(lines.at + 1);
    if (wanted) wanted.offset = at;
    if (lines.isDash(at) || this.isKey(at)) {
      lines.cut(at);
      return this.block(depth + 1, wanted);
    }
    return this.valueOf(lines.at + 1, indent, depth, wanted, true);
  }

  private isKey(at: number): boolean {
    KEY.lastIndex = at;
    return KEY.test(this.lines.text);
  }

  private key(): string {
    KEY.lastIndex = this.lines.at;
    const match = KEY.exec(this.lines.text);
    if (!match || (match[1] !== undefined && typeof plainScalar(match[1]) !== 'string')) throw UNUSUAL;
    return match[1] ?? match[2] ?? match[3];
  }

  /** What is behind a colon or a dash, or below. */
  private valueOf(from: number, indent: number, depth: number, wanted?: Wanted, isItem = false): unknown {
    const { lines } = this;
    if (!lines.endsAt(from)) return this.inline(lines.spacesFrom(from), indent, depth, wanted);
    lines.advance();
    const below = lines.indent > indent || (!isItem && lines.indent === indent && !lines.done && lines.isDash(lines.at));
    if (!below) return null;
    if (isItem && wanted) wanted.offset = lines.at;
    return this.block(depth + 1, wanted);
  }

  private inline(at: number, indent: number, depth: number, wanted?: Wanted): unknown {
    const { lines } = this;
    switch (lines.text[at]) {
      case '"': case "'": return this.closed(indent, quoted(lines.text, at, lines.end));
      case '|': return this.literal(at, indent);
      case '{': case '[': {
        const flow = new Flow(lines.text, at, lines.end);
        const value = flow.value(depth + 1, wanted);
        return this.closed(indent, { value, next: flow.at });
      }
      default: return this.closed(indent, this.plain(at));
    }
  }

  /** Nothing else may be on the line, and nothing on the next one may go on with it. */
  private closed(indent: number, { value, next }: { value: unknown; next: number }): unknown {
    const { lines } = this;
    if (next > lines.end || !lines.endsAt(next)) throw UNUSUAL;
    lines.advance();
    if (lines.indent > indent) throw UNUSUAL;
    return value;
  }

  private plain(at: number): { value: unknown; next: number } {
    const { text, end } = this.lines;
    const comment = text.slice(at, end).indexOf(' #');
    let stop = comment < 0 ? end : at + comment;
    while (text.charCodeAt(stop - 1) === 32) stop--;
    const scalar = text.slice(at, stop);
    if (INDICATORS.has(scalar[0]) || /^[-?:](?: |$)|: |:$|\t/.test(scalar)) throw UNUSUAL;
    return { value: plainScalar(scalar), next: stop };
  }

  private literal(at: number, indent: number): unknown {
    const { lines } = this;
    const strips = lines.text[at + 1] === '-';
    if (!lines.endsAt(at + (strips ? 2 : 1))) throw UNUSUAL;
    const text = lines.deeper(indent).join('\n').replace(/\n+$/, '');
    lines.advance();
    if (lines.indent > indent) throw UNUSUAL;
    return strips ? text : `${text}\n`;
  }
}
