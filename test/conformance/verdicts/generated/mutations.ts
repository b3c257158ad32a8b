import * as fc from 'fast-check';
import { valuesOf } from './values';
import { keysFor, numbersFor, textsFor, textsInMap } from './words';
import { Schema } from '../../../../src/analysis/admission/schema';
import { fieldSchema, isObject } from '../../../../src/analysis/admission/structure/children';

/** Something that is done to a value somewhere inside an object. */
interface Change {
  /** Which of all places. */
  readonly at: number;
  readonly how: number;
  /** Which of all values that it may get. */
  readonly what: number;
}

/** A place in an object, with what its schema says of it. */
interface Place {
  readonly parent: any;
  readonly key: string;
  /** Name of the field, or of the field around. */
  readonly field: string;
  readonly schema: Schema;
  readonly inMap: boolean;
}

/** Values that belong nowhere in particular. */
const ANYTHING: any[] = [null, '', 'x', 0, -1, 1.5, 65536, 2 ** 40, true, [], {}, [null], { a: 1 }, ['a'], 'a'.repeat(300)];

const CHANGE: fc.Arbitrary<Change> = fc.record({ at: fc.nat(), how: fc.nat(11), what: fc.nat() });

/** None, one or two of them. */
export const CHANGES: fc.Arbitrary<Change[]> = fc.oneof(
  { weight: 35, arbitrary: fc.constant<Change[]>([]) },
  { weight: 45, arbitrary: fc.array(CHANGE, { minLength: 1, maxLength: 1 }) },
  { weight: 20, arbitrary: fc.array(CHANGE, { minLength: 2, maxLength: 2 }) },
);

/** An object with changes; it is changed itself. */
export function changed(object: any, schema: Schema, changes: Change[]): any {
  for (const change of changes) {
    const places = placesIn(object, schema, '');
    if (places.length > 0) change0(places[change.at % places.length], change);
  }
  return object;
}

function placesIn(value: any, schema: Schema, field: string): Place[] {
  const keys = Array.isArray(value) ? value.map((_, i) => String(i)) : isObject(value) ? Object.keys(value) : [];
  return keys.filter(key => field !== '' || !['apiVersion', 'kind', 'metadata'].includes(key)).flatMap(key => {
    const inside = (Array.isArray(value) ? schema.items : fieldSchema(schema, key)) ?? {};
    const inMap = !Array.isArray(value) && schema.properties === undefined;
    const name = Array.isArray(value) || inMap ? field : key;
    return [{ parent: value, key, field: name, schema: inside, inMap }, ...placesIn(value[key], inside, name)];
  });
}

function change0({ parent, key, field, schema, inMap }: Place, { how, what }: Change): void {
  const value = parent[key];
  if (how <= 4) parent[key] = wordFor(schema, field, inMap, what);
  else if (how <= 6) addField(value, schema, what);
  else if (how === 7 && Array.isArray(parent)) parent.push(structuredClone(value));
  else if (how === 7 || how === 8) remove(parent, key);
  else if (how === 9) parent[key] = structuredClone(ANYTHING[what % ANYTHING.length]);
  else if (how === 10 && isObject(value)) value[what % 2 === 0 ? 'extra' : 'name'] = 'x';
  else if (how === 11 && inMap) parent[keysFor(field)[what % keysFor(field).length]] = value;
  else if (Array.isArray(value)) parent[key] = [];
  else parent[key] = sampled(schema, field, what);
}

/** Any word that there is for a field, right or wrong. */
function wordFor(schema: Schema, field: string, inMap: boolean, what: number): any {
  const words: any[] = schema.type === 'integer' || schema.type === 'number' ? numbersFor(field)
    : schema.type !== 'string' ? [] : inMap ? textsInMap(field) : textsFor(field);
  if (schema['x-kubernetes-int-or-string']) words.push(...numbersFor(field), ...textsFor(field));
  if (schema.enum) return schema.enum[what % schema.enum.length];
  return words.length > 0 ? words[what % words.length] : sampled(schema, field, what);
}

/** A field more, which may exclude another. */
function addField(value: any, { properties = {} }: Schema, what: number): void {
  const missing = Object.keys(properties).filter(name => !isObject(value) || !Object.hasOwn(value, name));
  if (!isObject(value) || missing.length === 0) return;
  const name = missing[what % missing.length];
  value[name] = sampled(properties[name], name, what);
}

function remove(parent: any, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function sampled(schema: Schema, field: string, seed: number): any {
  return structuredClone(fc.sample(valuesOf(schema, field), { numRuns: 1, seed })[0]);
}
