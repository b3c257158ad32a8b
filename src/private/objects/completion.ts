import { ApiObject } from 'cdk8s';

/** What two sides say of the same field. */
export interface Contradiction {
  /** The object and the field. */
  readonly where: string;
  /** What the object has. */
  readonly got: string;
  /** What the declaration wants. */
  readonly expected: string;
}

/** Adds what is missing in the JSON of an object, in place, and gives what contradicts. */
export type Completion = (json: any) => Contradiction[];

const completions = new WeakMap<ApiObject, Completion[]>();

/**
 * Completes an object that somebody else wrote, each time it is rendered.
 *
 * JSON patches would be computed now, from what the object holds now; what its author adds later would be overwritten
 * without a word. The object's own `toJson` is therefore wrapped, and only missing fields are added to its result.
 */
export function complete(object: ApiObject, completion: Completion): void {
  const known = completions.get(object);
  if (known) {
    known.push(completion);
    return;
  }
  const list = [completion];
  completions.set(object, list);
  const render = object.toJson.bind(object);
  object.toJson = () => {
    const json = render();
    list.forEach(each => each(json));
    return json;
  };
}

/** What contradicts between an object and the declarations that complete it. */
export function contradictionsOf(object: ApiObject): Contradiction[] {
  const list = completions.get(object) ?? [];
  const json = object.toJson();
  return list.flatMap(each => each(json));
}

/** Adds the entries that a map of an object lacks. */
export function addMissing(holder: any, field: string, wanted: { [key: string]: string }, where: string): Contradiction[] {
  if (Object.keys(wanted).length === 0) return [];
  const map = holder[field] = { ...wanted, ...holder[field] };
  holder[field] = sortedByKey(map);
  return Object.keys(wanted)
    .filter(key => map[key] !== wanted[key])
    .map(key => ({ where: `${where}/${field}/${key}`, got: String(map[key]), expected: wanted[key] }));
}

/** A map with its keys in the order in which cdk8s writes them. */
export function sortedByKey<T>(map: { [key: string]: T }): { [key: string]: T } {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => a < b ? -1 : 1));
}
