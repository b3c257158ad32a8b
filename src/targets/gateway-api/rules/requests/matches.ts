import { Route } from '../route';

/** A match of a rule, in one form for equal ones; '{}' for a rule that takes everything. */
export function matchesOf({ rules }: Route): { text: string; pointer: string; rule: number }[] {
  return rules.flatMap(({ matches, pointer }, rule) => matches.length === 0 ? [{ text: '{}', pointer, rule }]
    : matches.map((match, i) => ({ text: sorted(match), pointer: `${pointer}/matches/${i}`, rule })));
}

/** A value in one form for all that are equal, in whatever order they are written. */
export function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => `${key}:${sorted(each)}`).join()}}`;
}
