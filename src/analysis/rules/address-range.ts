/** A range of addresses: what it begins with, and how many bits of that count. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly start: bigint;
  readonly bits: number;
  /** Whether bits are set that do not count. */
  readonly loose: boolean;
}

/** The range that is written, or the one address; nothing if it is neither. */
export function rangeOf(cidr: unknown): AddressRange | undefined {
  const match = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(typeof cidr === 'string' ? cidr : '');
  if (!match) return undefined;
  const family = match[1].includes(':') ? 6 : 4;
  const width = family === 6 ? 128 : 32;
  const bits = match[2] === undefined ? width : Number(match[2]);
  const address = family === 6 ? longAddress(match[1]) : shortAddress(match[1]);
  if (address === undefined || bits > width) return undefined;
  const start = cut(address, bits, width);
  return { family, start, bits, loose: start !== address };
}

/** Whether a range has all addresses of another. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && inner.bits >= outer.bits && cut(inner.start, outer.bits, outer.family === 6 ? 128 : 32) === outer.start;
}

/** Whether two ranges have an address in common. */
export function overlaps(one: AddressRange, other: AddressRange): boolean {
  return contains(one, other) || contains(other, one);
}

function cut(address: bigint, bits: number, width: number): bigint {
  return address - address % BigInt(2) ** BigInt(width - bits);
}

function shortAddress(written: string): bigint | undefined {
  const parts = written.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * BigInt(256) + BigInt(part), BigInt(0));
}

function longAddress(written: string): bigint | undefined {
  const [head, tail, ...more] = written.split('::').map(groupsOf);
  if (head === undefined || more.length > 0 || written.includes('::') && tail === undefined) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array(tail === undefined ? 0 : missing).fill('0'), ...tail ?? []];
  return groups.reduce((sum, group) => sum * BigInt(65536) + BigInt(`0x${group}`), BigInt(0));
}

/** Groups of four digits; an address of the other family stands for two. */
function groupsOf(written: string): string[] | undefined {
  if (written === '') return [];
  const last = written.slice(written.lastIndexOf(':') + 1);
  const short = last.includes('.') ? shortAddress(last) : undefined;
  if (last.includes('.') && short === undefined) return undefined;
  const groups = written.split(':').slice(0, short === undefined ? undefined : -1)
    .concat(short === undefined ? [] : [(short / BigInt(65536)).toString(16), (short % BigInt(65536)).toString(16)]);
  return groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group)) ? groups : undefined;
}
