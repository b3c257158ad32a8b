import { Schema } from '../schema';
import { fieldSchema, isObject } from './children';

/**
 * A value as it is checked: with the defaults of its schema, and without what is null and may not be, which the API server drops.
 * In what is native, anything that is null is not there.
 */
export function defaulted(schema: Schema, value: unknown, native = false): unknown {
  if (Array.isArray(value)) return schema.items ? itemsDefaulted(schema.items, value, native) : value;
  if (!isObject(value)) return value;
  let filled: { [key: string]: unknown } | undefined; // most values stay as they are, and are not copied
  for (const key of Object.keys(value)) {
    const [each, field] = [value[key], fieldSchema(schema, key)];
    const isGone = each === undefined || (each === null && isDropped(field, native));
    const next = field && !isGone ? defaulted(field, each, native) : each;
    if (!isGone && next === each) continue;
    filled ??= { ...value };
    if (isGone) delete filled[key];
    else define(filled, key, next);
  }
  for (const [key, field] of defaultsOf(schema)) {
    if (Object.hasOwn(filled ?? value, key)) continue;
    filled ??= { ...value };
    filled[key] = defaulted(field, field.default, native);
  }
  return filled ?? value;
}

const DEFAULTS = new WeakMap<Schema, [string, Schema][]>();

/** Fields that have a default. */
function defaultsOf(schema: Schema): [string, Schema][] {
  let known = DEFAULTS.get(schema);
  if (!known) {
    known = Object.entries(schema.properties ?? {}).filter(([, field]) => field.default !== undefined);
    DEFAULTS.set(schema, known);
  }
  return known;
}

function itemsDefaulted(schema: Schema, items: unknown[], native: boolean): unknown[] {
  let filled: unknown[] | undefined;
  items.forEach((item, i) => {
    const next = itemDefaulted(schema, item, native);
    if (next === item) return;
    filled ??= [...items];
    filled[i] = next;
  });
  return filled ?? items;
}

function itemDefaulted(schema: Schema, item: unknown, native: boolean): unknown {
  if (item !== null || schema.nullable) return defaulted(schema, item, native);
  const empty = native && schema.properties ? {} : item; // an item of which nothing is given
  return defaulted(schema, schema.default ?? empty, native);
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
