import * as fc from 'fast-check';
import { keysFor, numbersFor, textsFor, textsInMap } from './words';
import { Schema } from '../../../../src/analysis/admission/schema';
import { checkStructure } from '../../../../src/analysis/admission/structure/check';

/** Stands where a field is left out. */
const LEFT_OUT = Symbol('left out');
/** Of fields that may be left out, how many of a hundred are there: few of many, so that an object can be grasped. */
const SHARE = 100;

const MADE = new WeakMap<Schema, Map<string, fc.Arbitrary<any>>>();

/** Values of a schema, of which most are as it says; rules in CEL are not looked at. */
export function valuesOf(schema: Schema, field: string, depth = 0): fc.Arbitrary<any> {
  const known = MADE.get(schema) ?? new Map<string, fc.Arbitrary<any>>();
  MADE.set(schema, known);
  const key = `${field} ${depth}`;
  const made = known.get(key) ?? arbitraryOf(schema, field, depth);
  known.set(key, made);
  return made;
}

function arbitraryOf(schema: Schema, field: string, depth: number): fc.Arbitrary<any> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema['x-kubernetes-int-or-string']) return fc.oneof(integers(schema, field), fitting(schema, textsFor(field)));
  switch (schema.type) {
    case 'string': return fitting(schema, depth < 0 ? textsInMap(field) : textsFor(field));
    case 'integer': return integers(schema, field);
    case 'number': return fitting(schema, numbersFor(field));
    case 'boolean': return fc.boolean();
    case 'array': return arrays(schema, field, depth);
    case 'object': return objects(schema, field, depth);
    default: return fc.constantFrom<any>('a', 1, { a: 1 }, [], true);
  }
}

function integers(schema: Schema, field: string): fc.Arbitrary<any> {
  return fitting(schema, numbersFor(field).filter(Number.isInteger));
}

/** Those that the schema lets be; if there are none, some that its pattern describes. */
function fitting(schema: Schema, words: any[]): fc.Arbitrary<any> {
  const good = words.filter(word => checkStructure(schema, word, '', { native: false }).length === 0);
  const [usual, any] = [good.slice(0, 3), good].map(each => each.length > 0 ? fc.constantFrom(...each) : undefined);
  if (usual && any) return fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: any });
  const { pattern, minimum = 0, maximum = minimum + 10 } = schema;
  if (schema.type !== 'string') return fc.integer({ min: minimum, max: maximum });
  return pattern ? fc.stringMatching(new RegExp(pattern), { size: 'small' }) : fc.string({ minLength: schema.minLength, maxLength: schema.maxLength });
}

function arrays(schema: Schema, field: string, depth: number): fc.Arbitrary<any> {
  const least = schema.minItems ?? 0;
  const limits = { minLength: Math.max(least, depth < 3 ? 1 : 0), maxLength: Math.max(least, Math.min(schema.maxItems ?? 3, 3)) };
  const items = fc.array(valuesOf(schema.items ?? {}, field, depth), limits);
  return schema['x-kubernetes-list-type'] === 'set' ? items.map(all => [...new Set(all)]) : items;
}

function objects(schema: Schema, field: string, depth: number): fc.Arbitrary<any> {
  const { properties, additionalProperties } = schema;
  if (!properties) {
    const values = typeof additionalProperties === 'object' ? valuesOf(additionalProperties, field, -1) : fc.constantFrom<any>('a', 1, {});
    return fc.dictionary(fc.constantFrom(...keysFor(field)), values, { minKeys: schema.minProperties ?? 0, maxKeys: 2 });
  }
  const entries = Object.entries(properties);
  const share = depth < 1 ? 50 : Math.min(50, Math.ceil(SHARE * 3 / entries.length));
  const fields = entries.map(([name, each]) => {
    const inside = valuesOf(each, name, depth + 1);
    const maybe = fc.oneof({ weight: share, arbitrary: inside }, { weight: 100 - share, arbitrary: fc.constant(LEFT_OUT) });
    return schema.required?.includes(name) ? inside : maybe;
  });
  return fc.tuple(fc.tuple(...fields), fc.nat()).map(([values, pick]) => {
    const all = Object.fromEntries(entries.map(([name], i) => [name, values[i]] as const).filter(([, value]) => value !== LEFT_OUT));
    return withoutRivals(schema, all, pick);
  });
}

/** Of fields that exclude each other, one stays. */
function withoutRivals(schema: Schema, value: { [name: string]: any }, pick: number): { [name: string]: any } {
  const fieldOf = ({ required = [] }: Schema) => required.length === 1 ? required : [];
  const choices = [schema, ...schema.allOf ?? []].map(({ oneOf = [] }) => oneOf.flatMap(fieldOf));
  for (const rivals of choices) {
    const there = rivals.filter(name => Object.hasOwn(value, name));
    there.filter((_, i) => i !== pick % there.length).forEach(name => delete value[name]);
  }
  return value;
}
