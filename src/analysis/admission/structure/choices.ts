import { ADMISSION } from '../catalog';
import { oneOf, Refusal } from '../refusals';
import { Schema } from '../schema';
import { isObject } from './children';

/** What a schema that is one of several refuses. */
export type Check = (schema: Schema, value: unknown) => Refusal[];

/** What the choices of a schema refuse: all of, any of, one of, none of. */
export function choicesBroken(schema: Schema, value: unknown, pointer: string, check: Check): Refusal[] {
  const broken = (schema.allOf ?? []).flatMap(each => check(each, value));
  if (schema.anyOf && !schema['x-kubernetes-int-or-string']) broken.push(...noneHolds(schema.anyOf, value, pointer, check));
  if (schema.oneOf) broken.push(...notOne(schema.oneOf, value, pointer, check));
  if (schema.not && check(schema.not, value).length === 0) {
    broken.push({ entry: ADMISSION.valueNotAllowed, pointer, message: forbidden(schema.not, value) });
  }
  return broken;
}

function notOne(choices: Schema[], value: unknown, pointer: string, check: Check): Refusal[] {
  const holding = choices.filter(each => check(each, value).length === 0);
  if (holding.length === 1) return [];
  if (holding.length === 0) return noneHolds(choices, value, pointer, check);
  const fields = distinct(holding).filter(field => isObject(value) && value[field] !== undefined);
  const message = fields.length > 1 ? `has ${oneOf(fields, 'and')}, expected only one of them` : 'fits several forms that exclude each other';
  return [{ entry: ADMISSION.valueNotAllowed, pointer, message }];
}

/** The nearest of the choices tells what is wrong, unless each asks for another field. */
function noneHolds(choices: Schema[], value: unknown, pointer: string, check: Check): Refusal[] {
  const results = choices.map(each => check(each, value));
  if (results.some(each => each.length === 0)) return [];
  const fields = distinct(choices);
  const given = isObject(value) ? [...new Set(fields)].filter(field => value[field] !== undefined) : [];
  if (given.length > 1) return [{ entry: ADMISSION.valueNotAllowed, pointer, message: `has ${oneOf(given, 'and')}, expected only one of them` }];
  if (fields.length > 1 && isObject(value) && given.length === 0) {
    return [{ entry: ADMISSION.missingField, pointer, message: `has none of ${oneOf([...new Set(fields)])}, expected one of them` }];
  }
  const deepest = Math.max(...results.map(depth));
  return merged(results.filter(each => depth(each) === deepest));
}

/** Fields that some of the choices ask for; what all of them do decides nothing. */
function distinct(choices: Schema[]): string[] {
  const asked = choices.map(fieldsOf);
  return [...new Set(asked.flat())].filter(field => choices.length < 2 || !asked.every(each => each.includes(field)));
}

/** What several choices expect of one value: `expected an IPv4 address or an IPv6 address`. */
function merged(results: Refusal[][]): Refusal[] {
  const [first] = results;
  const splits = results.map(([{ message }]) => message.split(', expected '));
  const same = results.every(([{ pointer }, ...more], i) =>
    more.length === 0 && pointer === first[0].pointer && splits[i].length === 2 && splits[i][0] === splits[0][0]);
  if (!same || results.length < 2) return first;
  const expected = [...new Set(splits.map(([, each]) => each.replace(/\.$/, '')))];
  return [{ ...first[0], message: `${splits[0][0]}, expected ${expected.join(' or ')}.` }];
}

/** How deep the first refusal is: a choice that fails further down was meant. */
function depth([first]: Refusal[]): number {
  return first?.pointer.split('/').length ?? 0;
}

/** Fields that a choice asks for, in itself or in what it excludes. */
function fieldsOf(schema: Schema): string[] {
  return schema.required ?? [];
}

function forbidden(schema: Schema, value: unknown): string {
  const fields = [schema, ...schema.anyOf ?? []].flatMap(fieldsOf).filter(field => isObject(value) && value[field] !== undefined);
  return fields.length > 0 ? `has ${oneOf(fields, 'and')}, which may not be here` : 'is of a form that is excluded';
}
