import { pointerPart } from '../../rules/values';
import { ADMISSION } from '../catalog';
import { nearest } from '../nearest';
import { Refusal, Refuse } from '../refusals';
import { Schema } from '../schema';
import { childrenOf, fieldSchema, isObject, isOpen, OBJECT_FIELDS } from './children';
import { choicesBroken } from './choices';
import { conforms, Manner } from './conforms';
import { constraintsBroken } from './constraints';
import { duplicates } from './lists';
import { described, typeExpected } from './types';

/** What a schema refuses of a value with its defaults. */
export function checkStructure(schema: Schema, value: unknown, pointer: string, manner: Manner): Refusal[] {
  const found: Refusal[] = [];
  if (!conforms(schema, value, manner)) visit(schema, value, pointer, manner, found);
  return found;
}

function visit(schema: Schema, value: unknown, pointer: string, manner: Manner, found: Refusal[]): void {
  if (value === null && (schema.nullable || manner.native)) return;
  const refuse: Refuse = (entry, at, message) => void found.push({ entry, pointer: at, message });
  const expected = typeExpected(schema, value);
  if (expected) return refuse(ADMISSION.wrongType, pointer, `${field(pointer)} is ${described(value)}, expected ${expected}.`);
  for (const broken of constraintsBroken(schema, value, manner.native)) refuse(ADMISSION.valueNotAllowed, pointer, `${field(pointer)} ${broken}.`);
  const choice = { ...manner, choice: true };
  for (const each of choicesBroken(schema, value, pointer, (other, same) => checkStructure(other, same, pointer, choice))) {
    found.push(each.message.endsWith('.') ? each : { ...each, message: `${field(pointer)} ${each.message}.` });
  }
  if (isObject(value)) visitFields(schema, value, pointer, manner, refuse);
  if (Array.isArray(value)) {
    for (const { index, what } of duplicates(schema, value)) refuse(ADMISSION.duplicateItem, `${pointer}/${index}`, `${field(pointer)} has two items with ${what}.`);
  }
  for (const child of childrenOf(schema, value)) visit(child.schema, child.value, `${pointer}${child.part}`, manner, found);
}

function visitFields(schema: Schema, value: object, pointer: string, { choice }: Manner, refuse: Refuse): void {
  const required = [...schema.required ?? [], ...schema['x-kubernetes-embedded-resource'] ? ['apiVersion', 'kind'] : []];
  for (const name of required) {
    if (!Object.hasOwn(value, name)) refuse(ADMISSION.missingField, pointer, `${field(pointer)} has no ${name}, which must be given.`);
  }
  if (choice || isOpen(schema)) return;
  for (const key of Object.keys(value)) {
    if (!fieldSchema(schema, key)) refuse(ADMISSION.unknownField, `${pointer}/${pointerPart(key)}`, unknownField(schema, key, pointer));
  }
}

function unknownField(schema: Schema, key: string, pointer: string): string {
  const names = Object.keys(schema.properties ?? {});
  const near = nearest(key, pointer === '' ? [...names, ...OBJECT_FIELDS] : names);
  const known = names.length > 0 ? `; its fields are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}.` : '.';
  return `${field(pointer)} has no field ${key}${near ? `; did you mean ${near}?` : known}`;
}

/** `spec.http[0].match`, for messages. */
function field(pointer: string): string {
  if (pointer === '') return 'The object';
  const parts = pointer.split('/').slice(1).map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return parts.map((part, i) => /^\d+$/.test(part) ? `[${part}]` : /^[\w-]+$/.test(part) ? `${i > 0 ? '.' : ''}${part}` : `[${part}]`).join('');
}
