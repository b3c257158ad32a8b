import { shown } from '../refusals';
import { Schema } from '../schema';
import { isObject } from './children';

const NAMES: { [type: string]: string } = {
  object: 'an object', array: 'a list', string: 'a string', boolean: 'true or false', integer: 'an integer', number: 'a number',
};

/** What is expected if a value is of another type than its schema says; nothing if it is right. */
export function typeExpected(schema: Schema, value: unknown): string | undefined {
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || Number.isInteger(value) ? undefined : 'an integer or a string';
  if (schema.format === 'quantity' && !schema.type) return typeof value === 'string' || typeof value === 'number' ? undefined : 'a quantity, as 100m or 512Mi';
  return schema.type === undefined || isOfType(schema.type, value) ? undefined : NAMES[schema.type] ?? schema.type;
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'object': return isObject(value);
    case 'array': return Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    default: return typeof value === type;
  }
}

/** What a value is, for messages: `the string "x"`, `a list of 2`. */
export function described(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return shown(value);
  return typeof value === 'boolean' ? shown(value) : `the ${typeof value} ${shown(value)}`;
}
