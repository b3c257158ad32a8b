import { Form } from './forms';
import { list, record } from '../../../values';

/** What the values of a field may be: texts of a list, numbers of a range, or of a form. */
export type Limit = readonly string[] | { readonly from: number; readonly to?: number } | Form;

/** Limits by the path of their field; `*` is each item of a list. */
export interface Limits {
  readonly [path: string]: Limit;
}

/** Limits of what is below a path. */
export function below(path: string, limits: Limits): Limits {
  return Object.fromEntries(Object.entries(limits).map(([field, limit]) => [`${path}/${field}`, limit]));
}

/** A value that is not what it may be. */
export interface Breach {
  readonly pointer: string;
  /** Ends a sentence that begins with whose it is. */
  readonly message: string;
}

/** Values below a body that break limits. */
export function breachesOf(limits: Limits, body: unknown, pointer: string): Breach[] {
  return Object.entries(limits).flatMap(([path, limit]) => valuesAt(body, path.split('/'), pointer)
    .flatMap(({ value, pointer: at }) => brokenBy(limit, value).map(expected => (
      { pointer: at, message: `has ${fieldOf(at)} ${JSON.stringify(value)}; expected ${expected}` }))));
}

function fieldOf(pointer: string): string {
  return pointer.split('/').filter(part => !/^\d+$/.test(part)).pop() ?? '';
}

/** In a list of texts, an item that is nothing is an empty text. */
function valuesAt(value: unknown, [part, ...rest]: string[], pointer: string): { value: unknown; pointer: string }[] {
  if (part === undefined) return value === undefined || value === null ? [] : [{ value, pointer }];
  if (part === '*') return list(value).flatMap((item, i) => valuesAt(rest.length === 0 ? item ?? '' : item, rest, `${pointer}/${i}`));
  return valuesAt(record(value)[part], rest, `${pointer}/${part}`);
}

/** What is expected; of what has another type, nothing, and empty texts stand for defaults. */
function brokenBy(limit: Limit, value: unknown): string[] {
  if ('fits' in limit) return limit.fits(value) ? [] : [limit.expected];
  if ('from' in limit) {
    const { from, to = Infinity } = limit;
    const isOutside = typeof value === 'number' && (value < from || value > to);
    return isOutside ? [to === Infinity ? `at least ${from}` : `${from} to ${to}`] : [];
  }
  return typeof value !== 'string' || value === '' || limit.includes(value) ? [] : [`one of ${limit.join(', ')}`];
}
