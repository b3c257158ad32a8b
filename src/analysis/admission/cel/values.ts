import { Schema } from '../schema';
import { fieldSchema, isObject } from '../structure/children';

const RESERVED = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package',
  'namespace', 'return', 'var', 'void', 'while']);
const ESCAPES: { [text: string]: string } = { '__': '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/** The name that a field has in rules. */
export function escaped(name: string): string {
  return RESERVED.has(name) ? `__${name}__` : name.replace(/__|[.\-/]/g, each => ESCAPES[each]);
}

/** A number as rules see it: integers where the schema says so. */
export function celScalar(schema: Schema | undefined, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return schema?.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

/** A value without a schema, as rules see it. */
export function celDynamic(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(celDynamic);
  if (isObject(value)) return new Map(Object.entries(value).map(([key, each]) => [key, celDynamic(each)]));
  return celScalar(undefined, value);
}

/** Whether rules see the fields of an object by name, and not as keys of a map. */
export function hasNamedFields(schema: Schema): boolean {
  return schema.properties !== undefined || schema['x-kubernetes-embedded-resource'] === true;
}

/** Whether a schema says nothing of what is inside. */
export function isDynamic(schema: Schema): boolean {
  return !hasNamedFields(schema) && schema.items === undefined && typeof schema.additionalProperties !== 'object';
}

/** Fields of an object that rules see. */
export function visibleFields(schema: Schema, value: { [key: string]: unknown }): { key: string; schema: Schema; value: unknown }[] {
  return Object.entries(value).flatMap(([key, each]) => {
    const field = fieldSchema(schema, key);
    return field ? [{ key, schema: field, value: each }] : [];
  });
}
