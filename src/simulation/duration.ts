const MILLISECONDS: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration such as '1m30s' or '0.5s'. */
export function millisecondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.map(([part]) => part).join('') !== duration || parts.length === 0) throw new Error(`not a duration: '${duration}'`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * MILLISECONDS[unit], 0);
}
