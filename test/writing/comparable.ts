/** Data as text that is the same for the same data: with numbers that JSON doesn't know, without the order of keys, undefined as null. */
export function comparable(data: unknown): string {
  return JSON.stringify(form(data));
}

/** Whether all texts can be written as UTF-8: without halves of surrogate pairs. */
export function isReadable(data: unknown): boolean {
  return !/\\ud[89a-f]/.test(comparable(data));
}

function form(value: unknown): unknown {
  if (typeof value === 'number') return `number ${value}`;
  if (Array.isArray(value)) return Array.from(value, form);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return { object: Object.entries(value).map(([key, member]) => [key, form(member)]).sort(([a], [b]) => a! < b! ? -1 : 1) };
}
