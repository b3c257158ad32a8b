import { text } from '../../../../analysis/rules/values';

const UNITS: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const NANOSECONDS: { [unit: string]: number } = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** Milliseconds of a duration of an annotation: one whole number and one unit; nothing if it cannot be read. */
export function millisecondsOf(duration: unknown): number | undefined {
  const [, number, unit] = /^(\d+)(ms|s|m|h|d)?$/.exec((text(duration) ?? '').trim()) ?? [];
  if (number === undefined) return undefined;
  if (unit === undefined) return Number(number) === 0 ? 0 : undefined;
  return Number(number) * UNITS[unit];
}

/** Whether a duration is one of Go: `1m30s`, `-1.5h`. */
export function isGoDuration(duration: unknown): boolean {
  return /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text(duration) ?? '');
}

/** Nanoseconds of a duration of Go; NaN if it is none. */
export function goNanoseconds(duration: unknown): number {
  if (!isGoDuration(duration)) return NaN;
  const parts = [...String(duration).matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)];
  const sum = parts.reduce((total, [, number, unit]) => total + Number(number) * NANOSECONDS[unit], 0);
  return String(duration).startsWith('-') ? -sum : sum;
}
