import * as fc from 'fast-check';

/** Texts that nothing but their meaning holds against, in these fields. */
const TEXTS = ['host', 'name', 'prefix', 'exact', 'regex', 'issuer', 'jwksUri', 'url', 'subset', 'address', 'sniHosts', 'hosts', 'exportTo', 'paths', 'ports', 'namespaces'];
/** Numbers that may be negative. */
const SIGNED = ['weight', 'attempts', 'httpStatus', 'maxEjectionPercent', 'percent'];

type Place = { readonly at: any; readonly key: string | number; readonly field: string };

/** An object in which one value of its spec is another one of the same type, is missing, or is there twice. */
export function mutated(object: any, seed: number): any {
  const changed = structuredClone(object);
  const places = placesOf(changed.spec, '');
  if (places.length === 0) return changed;
  const { at, key, field } = places[seed % places.length];
  const how = Math.floor(seed / places.length);
  if (typeof at[key] === 'number') at[key] = [0, 70000, 101, ...SIGNED.includes(field) ? [-1] : []][how % (SIGNED.includes(field) ? 4 : 3)];
  else if (Array.isArray(at[key])) at[key] = how % 2 === 0 ? [] : [...at[key], structuredClone(at[key][0])];
  else if (TEXTS.includes(field)) at[key] = ['', '*', 'Not Valid', 'a/b', 'x'.repeat(300)][how % 5];
  else if (!Array.isArray(at)) delete at[key];
  return changed;
}

/** Values and lists, but no objects: an analyzer does not live without some of these. */
function placesOf(value: any, field: string): Place[] {
  return Object.entries(value ?? {}).flatMap(([key, each]) => {
    const at = { at: value, key: Array.isArray(value) ? Number(key) : key, field: Array.isArray(value) ? field : key };
    if (Array.isArray(each)) return [...each.length > 0 ? [at] : [], ...placesOf(each, at.field)];
    return typeof each === 'object' && each !== null ? placesOf(each, at.field) : [at];
  });
}

/** Which object of a set is changed, and how; nothing in most sets. */
export const mutation = fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined, freq: 2 });
