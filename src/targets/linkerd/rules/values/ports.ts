import { text } from '../../../../analysis/rules/values';

/** Ports and ranges of an annotation. */
export type PortRanges = [number, number][];

/** Ports that are opaque if no annotation says otherwise. */
export const DEFAULT_OPAQUE = [25, 587, 3306, 4444, 5432, 6379, 9300, 11211];

/** Ports and ranges that are written with commas; names of ports by their numbers, what cannot be read is left out. */
export function portsIn(written: unknown, names = new Map<string, number>()): PortRanges {
  return (text(written) ?? '').split(',').map(each => each.trim()).flatMap((each): PortRanges => {
    const [, low, high] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(each) ?? [];
    const named = names.get(each);
    if (low === undefined) return named === undefined ? [] : [[named, named]];
    return [[Number(low), Number(high ?? low)]];
  });
}

/** Whether a port is one of some. */
export function includesPort(ranges: PortRanges, port: number): boolean {
  return ranges.some(([low, high]) => low <= port && port <= high);
}
