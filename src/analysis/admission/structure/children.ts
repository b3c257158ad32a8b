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

/** Fields and items of a value that have a schema, and one that is asked for. */
export function childrenOf(schema: Schema, value: unknown, isAsked = (_: Schema) => true): { schema: Schema; value: unknown; part: string }[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items && isAsked(items) ? value.map((each, i) => ({ schema: items, value: each, part: `/${i}` })) : [];
  }
  const children: { schema: Schema; value: unknown; part: string }[] = [];
  if (!isObject(value)) return children;
  for (const key of Object.keys(value)) {
    const field = fieldSchema(schema, key);
    if (field && isAsked(field)) children.push({ schema: field, value: value[key], part: `/${pointerPart(key)}` });
  }
  return children;
}
