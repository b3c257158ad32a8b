/** The value if it is a list, else an empty one: YAML of others may have anything anywhere. */
export function list(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is an object, else an empty one. */
export function record(value: unknown): { [key: string]: any } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The value if it is a string. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A part of a JSON pointer, escaped. */
export function pointerPart(key: string | number): string {
  const part = String(key);
  return part.includes('~') || part.includes('/') ? part.replace(/~/g, '~0').replace(/\//g, '~1') : part;
}
