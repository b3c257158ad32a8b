import { pointerPart } from '../../rules/values';
import { Schema } from '../schema';

/** Fields that every resource has, embedded ones too. */
export const OBJECT_FIELDS = ['apiVersion', 'kind', 'metadata'];

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is { [key: string]: any } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of a field; nothing if it has none. */
export function fieldSchema(schema: Schema, key: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  if (schema['x-kubernetes-embedded-resource'] && OBJECT_FIELDS.includes(key)) return { 'x-kubernetes-preserve-unknown-fields': true };
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return undefined;
}

/** Whether a schema lets fields be that it does not name. */
export function isOpen(schema: Schema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true;
}

/** Fields and items of a value that have a schema. */
export function childrenOf(schema: Schema, value: unknown): { schema: Schema; value: unknown; part: string }[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((each, i) => ({ schema: items, value: each, part: `/${i}` })) : [];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const field = fieldSchema(schema, key);
    return field ? [{ schema: field, value: each, part: `/${pointerPart(key)}` }] : [];
  });
}
