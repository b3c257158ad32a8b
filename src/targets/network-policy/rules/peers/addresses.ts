/** A range of IPv4 addresses: what it begins with, and how many bits of that count. */
export interface AddressRange {
  readonly start: number;
  readonly bits: number;
  /** Whether bits are set that do not count. */
  readonly loose: boolean;
}

/** The range that is written; nothing for other than IPv4. */
export function rangeOf(cidr: unknown): AddressRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(typeof cidr === 'string' ? cidr : '');
  if (!match) return undefined;
  const [a, b, c, d, bits = 32] = match.slice(1).map(part => part === undefined ? undefined : Number(part)) as number[];
  if ([a, b, c, d].some(part => part > 255) || bits > 32) return undefined;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const start = Math.floor(address / 2 ** (32 - bits)) * 2 ** (32 - bits);
  return { start, bits, loose: start !== address };
}

/** Whether a range has all addresses of another. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return inner.bits >= outer.bits && Math.floor(inner.start / 2 ** (32 - outer.bits)) * 2 ** (32 - outer.bits) === outer.start;
}
