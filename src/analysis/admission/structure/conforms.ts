import { Schema } from '../schema';
import { fieldSchema, isObject, isOpen } from './children';
import { constraintsBroken } from './constraints';
import { duplicates } from './lists';
import { typeExpected } from './types';

/** How a value is checked. */
export interface Manner {
  /** Built into Kubernetes: null is as good as nothing, and integers have a size. */
  readonly native: boolean;
  /** As one of several choices, which say nothing of fields that they do not name. */
  readonly choice?: boolean;
}

/** Whether a schema refuses nothing of a value with its defaults; most objects are right, and need no more. */
export function conforms(schema: Schema, value: unknown, manner: Manner): boolean {
  if (value === null && (schema.nullable || manner.native)) return true;
  if (typeExpected(schema, value) !== undefined) return false;
  if (hasConstraints(schema) && constraintsBroken(schema, value, manner.native).length > 0) return false;
  if (hasChoices(schema) && !choicesConform(schema, value, { native: manner.native, choice: true })) return false;
  if (Array.isArray(value)) return itemsConform(schema, value, manner);
  return !isObject(value) || fieldsConform(schema, value, manner);
}

function itemsConform(schema: Schema, items: unknown[], manner: Manner): boolean {
  if (items.length > 1 && schema['x-kubernetes-list-type'] !== undefined && duplicates(schema, items).length > 0) return false;
  return schema.items === undefined || items.every(item => conforms(schema.items!, item, manner));
}

function fieldsConform(schema: Schema, value: { [key: string]: unknown }, manner: Manner): boolean {
  if (schema.required && !schema.required.every(name => Object.hasOwn(value, name))) return false;
  if (schema['x-kubernetes-embedded-resource'] && !(Object.hasOwn(value, 'apiVersion') && Object.hasOwn(value, 'kind'))) return false;
  const open = manner.choice === true || isOpen(schema);
  for (const key of Object.keys(value)) {
    const field = fieldSchema(schema, key);
    if (field === undefined ? !open : !conforms(field, value[key], manner)) return false;
  }
  return true;
}

function choicesConform({ allOf, anyOf, oneOf, not, 'x-kubernetes-int-or-string': intOrString }: Schema, value: unknown, manner: Manner): boolean {
  if (allOf && !allOf.every(each => conforms(each, value, manner))) return false;
  if (anyOf && !intOrString && !anyOf.some(each => conforms(each, value, manner))) return false;
  if (oneOf && oneOf.filter(each => conforms(each, value, manner)).length !== 1) return false;
  return !not || !conforms(not, value, manner);
}

function hasChoices({ allOf, anyOf, oneOf, not }: Schema): boolean {
  return allOf !== undefined || anyOf !== undefined || oneOf !== undefined || not !== undefined;
}

const CONSTRAINTS = ['enum', 'pattern', 'format', 'minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems',
  'minProperties', 'maxProperties', 'x-kubernetes-int-or-string'] as const;
const CONSTRAINED = new WeakMap<Schema, boolean>();

function hasConstraints(schema: Schema): boolean {
  let known = CONSTRAINED.get(schema);
  if (known === undefined) {
    known = CONSTRAINTS.some(name => schema[name] !== undefined);
    CONSTRAINED.set(schema, known);
  }
  return known;
}
