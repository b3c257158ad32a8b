import { pointerPart } from '../../rules/values';
import { ADMISSION } from '../catalog';
import { Refusal } from '../refusals';
import { CelRule, Schema } from '../schema';
import { programOf } from './programs';
import { celDynamic, celScalar, escaped, hasNamedFields, isDynamic, visibleFields } from './values';
import { childrenOf, isObject } from '../structure/children';

/** What the rules of a schema refuse of a value with its defaults; those above what is refused already are not asked. */
export function checkRules(schema: Schema, value: unknown, refused: Refusal[]): Refusal[] {
  const found: Refusal[] = [];
  if (hasRules(schema)) visit(schema, value, '', { found, above: pointersAbove(refused) }, false);
  return found;
}

interface Visit {
  readonly found: Refusal[];
  readonly above: Set<string>;
}

const RULES = new WeakMap<Schema, boolean>();

/** Whether there are rules in a schema or below. */
function hasRules(schema: Schema): boolean {
  const known = RULES.get(schema);
  if (known !== undefined) return known;
  const { 'x-kubernetes-validations': own, properties, items, additionalProperties } = schema;
  const below = [...Object.values(properties ?? {}), items, typeof additionalProperties === 'object' ? additionalProperties : undefined];
  const has = (own ?? []).length > 0 || below.some(each => each !== undefined && hasRules(each));
  RULES.set(schema, has);
  return has;
}

/** Asks the rules from the inside out, and gives the value as rules see it, if one further out has need of it. */
function visit(schema: Schema, value: unknown, pointer: string, state: Visit, needed: boolean): unknown {
  const rules = value === null || state.above.has(pointer) ? [] : schema['x-kubernetes-validations'] ?? [];
  const convert = needed || rules.length > 0;
  if (!convert && !hasRules(schema)) return undefined;
  const text = rules.length > 0 && !needed && state.above.size === 0 ? JSON.stringify(value) : '';
  if (text !== '' && heldBy(schema).has(text)) return undefined;
  const before = state.found.length;
  const self = convert ? converted(schema, value, pointer, state) : visitChildren(schema, value, pointer, state);
  for (const rule of rules) ask(rule, self, pointer, state.found);
  if (text !== '' && text.length <= LONGEST_HELD && state.found.length === before && heldBy(schema).size < MOST_HELD) heldBy(schema).add(text);
  return self;
}

/** Values as JSON for which all rules of a schema held: matches, routes and selectors are the same in many objects. */
const HELD = new WeakMap<Schema, Set<string>>();
const LONGEST_HELD = 500;
const MOST_HELD = 10000;

function heldBy(schema: Schema): Set<string> {
  const held = HELD.get(schema) ?? new Set();
  HELD.set(schema, held);
  return held;
}

function visitChildren(schema: Schema, value: unknown, pointer: string, state: Visit): undefined {
  for (const child of childrenOf(schema, value, hasRules)) visit(child.schema, child.value, `${pointer}${child.part}`, state, false);
}

function converted(schema: Schema, value: unknown, pointer: string, state: Visit): unknown {
  if (isDynamic(schema)) return typeof value === 'object' ? celDynamic(value) : celScalar(schema, value);
  if (Array.isArray(value)) return value.map((each, i) => schema.items ? visit(schema.items, each, `${pointer}/${i}`, state, true) : celDynamic(each));
  if (!isObject(value)) return celScalar(schema, value);
  const named = hasNamedFields(schema);
  return new Map(visibleFields(schema, value).map(field =>
    [named ? escaped(field.key) : field.key, visit(field.schema, field.value, `${pointer}/${pointerPart(field.key)}`, state, true)]));
}

/** Rules about the value before have none when an object is created. */
function ask(rule: CelRule, self: unknown, pointer: string, found: Refusal[]): void {
  if (/\boldSelf\b/.test(rule.rule)) return;
  const { value, error } = programOf(rule.rule)(self);
  if (value === true) return;
  const message = error === undefined ? messageOf(rule, self) : `${messageOf(rule, self)} (the rule cannot be evaluated: ${error})`;
  found.push({ entry: ADMISSION.ruleFailed, pointer: pointer + pointerOf(rule.fieldPath), message });
}

function messageOf({ rule, message, messageExpression }: CelRule, self: unknown): string {
  const made = messageExpression === undefined ? undefined : programOf(messageExpression)(self).value;
  if (typeof made === 'string' && made.trim() !== '') return made.trim();
  return message?.trim() || `The rule does not hold: ${rule.trim()}`;
}

/** `.spec['a.b']` as a JSON pointer. */
function pointerOf(path = ''): string {
  return [...path.matchAll(/\.([A-Za-z_]\w*)|\['([^']*)'\]/g)].map(([, name, quoted]) => `/${pointerPart(name ?? quoted)}`).join('');
}

function pointersAbove(refused: Refusal[]): Set<string> {
  const above = new Set<string>();
  for (const { pointer } of refused) {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) above.add(at);
    above.add('');
  }
  return above;
}
