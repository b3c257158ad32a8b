import { oneOf, shown } from '../refusals';
import { Schema } from '../schema';
import { isObject } from './children';
import { formatExpected } from './formats';

/** What is wrong with a value of the right type; each ends a sentence that begins with the field. */
export function constraintsBroken(schema: Schema, value: unknown, native: boolean): string[] {
  const broken = schema.enum && !schema.enum.some(each => equal(each, value)) ? [`is ${shown(value)}, expected ${oneOf(schema.enum)}`] : [];
  if (typeof value === 'string') return [...broken, ...ofText(schema, value, native)];
  if (typeof value === 'number') return [...broken, ...ofNumber(schema, value, native)];
  if (Array.isArray(value)) return [...broken, ...ofSize(value.length, 'items', schema.minItems, schema.maxItems), ...ofItems(schema, value)];
  if (isObject(value)) return [...broken, ...ofSize(Object.keys(value).length, 'fields', schema.minProperties, schema.maxProperties)];
  return broken;
}

function ofText(schema: Schema, value: string, native: boolean): string[] {
  const broken = schema.minLength === undefined && schema.maxLength === undefined ? []
    : ofSize([...value].length, 'characters', schema.minLength, schema.maxLength);
  if (schema.pattern !== undefined && !matches(schema.pattern, value)) broken.push(`is ${shown(value)}, expected to match ${schema.pattern}`);
  const expected = schema.format === undefined ? undefined : formatExpected(schema.format, value);
  const isNoBytes = native && value === '' && schema.format === 'byte';
  if (expected && !isNoBytes) broken.push(`is ${shown(value)}, expected ${expected}`);
  return broken;
}

function ofNumber(schema: Schema, value: number, native: boolean): string[] {
  const { minimum: low, maximum: high, multipleOf } = schema;
  const broken: string[] = [];
  if (low !== undefined && (schema.exclusiveMinimum ? value <= low : value < low)) {
    broken.push(`is ${value}, expected ${schema.exclusiveMinimum ? 'more than' : 'at least'} ${low}`);
  }
  if (high !== undefined && (schema.exclusiveMaximum ? value >= high : value > high)) {
    broken.push(`is ${value}, expected ${schema.exclusiveMaximum ? 'less than' : 'at most'} ${high}`);
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) broken.push(`is ${value}, expected a multiple of ${multipleOf}`);
  if (native && (schema.format === 'int32' || schema['x-kubernetes-int-or-string']) && Math.abs(value) > 2 ** 31 - 1) broken.push(`is ${value}, which does not fit into 32 bits`);
  return broken;
}

function ofSize(size: number, what: string, least = 0, most = Infinity): string[] {
  if (size < least) return [`has ${size} ${what}, expected at least ${least}`];
  return size > most ? [`has ${size} ${what}, expected at most ${most}`] : [];
}

function ofItems(schema: Schema, items: unknown[]): string[] {
  return schema.uniqueItems && new Set(items.map(keyOf)).size < items.length ? ['has an item twice'] : [];
}

/** A text that two values share if they are equal, whatever the order of their fields. */
export function keyOf(value: unknown): string {
  const sorted = (_: string, each: unknown) => isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each;
  return JSON.stringify(value, sorted) ?? 'null';
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && keyOf(a) === keyOf(b));
}

const PATTERNS = new Map<string, RegExp | undefined>();

/** Whether a pattern is found; one that is not understood is taken to be. */
export function matches(pattern: string, text: string): boolean {
  if (!PATTERNS.has(pattern)) PATTERNS.set(pattern, compiled(pattern));
  return PATTERNS.get(pattern)?.test(text) ?? true;
}

/** Patterns are those of RE2, which may begin with flags. */
function compiled(pattern: string): RegExp | undefined {
  const flags = /^(\^?)\(\?([ims]+)\)/.exec(pattern);
  try {
    return flags ? new RegExp(flags[1] + pattern.slice(flags[0].length), `u${flags[2]}`) : new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
