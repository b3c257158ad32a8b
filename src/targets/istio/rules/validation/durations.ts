const UNITS: { [unit: string]: number } = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** What is wrong with a duration; nothing if Istio can use it. */
export function wrongOfDuration(value: string): string | undefined {
  const nanos = nanosOf(value);
  if (nanos === undefined) return 'is no duration, as 1m30s';
  if (nanos < 1e6) return 'is shorter than 1ms';
  return nanos % 1e6 === 0 ? undefined : 'is of parts of a millisecond';
}

/** A duration in nanoseconds; nothing if it is none. */
export function nanosOf(value: string): number | undefined {
  if (!/^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)];
  const sum = parts.reduce((all, [, number, unit]) => all + Number(number) * UNITS[unit], 0);
  if (sum > 2 ** 63) return undefined;
  return Math.round(value.startsWith('-') ? -sum : sum);
}
