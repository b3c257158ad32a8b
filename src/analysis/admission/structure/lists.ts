import { oneOf, shown } from '../refusals';
import { Schema } from '../schema';
import { isObject } from './children';
import { keyOf } from './constraints';

/** Items of a set or of a map that were there before: where, and what is the same. */
export function duplicates(schema: Schema, items: unknown[]): { index: number; what: string }[] {
  const type = schema['x-kubernetes-list-type'];
  if (items.length < 2 || (type !== 'set' && type !== 'map')) return [];
  const keys = type === 'set' ? undefined : schema['x-kubernetes-list-map-keys'] ?? [];
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(keys ? keysOf(keys, item) : item);
    if (seen.has(key)) return [{ index, what: keys ? describedKeys(keys, item) : shown(item) }];
    seen.add(key);
    return [];
  });
}

function keysOf(keys: string[], item: unknown): unknown[] {
  return keys.map(key => isObject(item) ? [item[key] !== undefined, item[key]] : []);
}

function describedKeys(keys: string[], item: unknown): string {
  return oneOf(keys.map(key => `${key} ${isObject(item) ? shown(item[key]) : 'none'}`), 'and');
}
