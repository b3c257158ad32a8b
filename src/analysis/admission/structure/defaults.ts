import { Schema } from '../schema';
import { fieldSchema, isObject } from './children';

/**
 * A value as it is checked: with the defaults of its schema, and without what is null and may not be, which the API server drops.
 * In what is native, anything that is null is not there.
 */
export function defaulted(schema: Schema, value: unknown, native = false): unknown {
  if (Array.isArray(value)) return schema.items ? value.map(item => itemDefaulted(schema.items!, item, native)) : value;
  if (!isObject(value)) return value;
  const filled: { [key: string]: unknown } = {};
  for (const [key, each] of Object.entries(value)) {
    const field = fieldSchema(schema, key);
    if (each === undefined || (each === null && isDropped(field, native))) continue;
    define(filled, key, field ? defaulted(field, each, native) : each);
  }
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    if (field.default !== undefined && !Object.hasOwn(filled, key)) filled[key] = defaulted(field, field.default, native);
  }
  return filled;
}

function itemDefaulted(schema: Schema, item: unknown, native: boolean): unknown {
  const value = item === null && !schema.nullable && schema.default !== undefined ? schema.default : item;
  return defaulted(schema, value, native);
}

/** Fields without a schema stay: they are unknown, or kept as they are; those of an open one do not, if null is all they have. */
function isDropped(schema: Schema | undefined, native: boolean): boolean {
  return native || (schema !== undefined && !schema.nullable);
}

/** Sets a field, be it called `__proto__`. */
function define(object: object, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else (object as any)[key] = value;
}
