import { ChangeKind, FieldChange, ObjectChange } from './release-stage';

/** In what two sets of objects differ, ordered as the objects come: what is new or changed, then what is gone. */
export function changesBetween(before: any[], after: any[]): ObjectChange[] {
  const known = new Map(before.map(object => [identity(object), object]));
  const present = new Set(after.map(identity));
  const changed = after.flatMap(object => {
    const old = known.get(identity(object));
    if (!old) return [described(ChangeKind.ADDED, object, [])];
    const fields = fieldChanges('', old, object);
    return fields.length > 0 ? [described(ChangeKind.CHANGED, object, fields)] : [];
  });
  return [...changed, ...before.filter(object => !present.has(identity(object))).map(object => described(ChangeKind.REMOVED, object, []))];
}

function identity({ apiVersion, kind, metadata }: any): string {
  return [apiVersion.split('/').slice(0, -1).join('/'), kind, metadata.namespace ?? '', metadata.name].join(' ');
}

function described(change: ChangeKind, { apiVersion, kind, metadata }: any, fields: FieldChange[]): ObjectChange {
  return { change, apiVersion, kind, namespace: metadata.namespace ?? '', name: metadata.name, fields };
}

function fieldChanges(pointer: string, before: any, after: any): FieldChange[] {
  if (equal(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return itemChanges(pointer, before, after);
  if (!isMap(before) || !isMap(after)) return [{ pointer, before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    .flatMap(key => fieldChanges(`${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, before[key], after[key]));
}

/** What a list has in common at both ends stays; between, items are compared one by one. */
function itemChanges(pointer: string, before: any[], after: any[]): FieldChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && equal(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && equal(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, i) => i)
    .flatMap(i => fieldChanges(`${pointer}/${start + i}`, old[i], now[i]));
}

function isMap(value: any): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON of both is equal; keys are sorted in all objects. */
function equal(a: any, b: any): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
