import { createHash } from 'crypto';

/**
 * A construct id that puts an object at the same place among its siblings whenever it is added.
 *
 * JavaScript keeps integer-like keys in ascending order, whatever the order of insertion, and the children of a construct
 * are such keys: so that the order of objects in the YAML does not depend on the order of declarations, the id is a number
 * made of the kind (first letter, then hash) and the name (hash).
 */
export function orderedId(kind: string, name: string, taken: (id: string) => boolean): string {
  let id = placeOf(kind) + placeAmongKind(name);
  while (taken(String(id))) id += 1;
  return String(id);
}

const places = new Map<string, number>();

/** The place of the first object of a kind. */
function placeOf(kind: string): number {
  const known = places.get(kind);
  if (known !== undefined) return known;
  const letter = Math.min(Math.max(kind.charCodeAt(0) - 65, 0), 25);
  const place = letter * 2 ** 26 + (hash(kind) % 2 ** 6) * 2 ** 20;
  places.set(kind, place);
  return place;
}

let last: { readonly name: string; readonly place: number } | undefined;

/** Objects of one name are placed one after the other. */
function placeAmongKind(name: string): number {
  if (last?.name !== name) last = { name, place: hash(name) % 2 ** 20 };
  return last.place;
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
