import * as fc from 'fast-check';

/** Names are few, so that objects refer to one another, and sometimes to nothing. */
export const NAMESPACES = ['shop', 'bank'];
const NAMES = ['cart', 'web', 'db'];

/** A name of a workload or of a Service. */
export const name = fc.constantFrom(...NAMES);
/** A namespace of the set. */
export const namespace = fc.constantFrom(...NAMESPACES);
/** A version of a workload. */
export const version = fc.constantFrom('v1', 'v2');

/** One of these values, the first more often than all others. */
export function mostly<T>(first: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

/** A value; or nothing, once in so many times and one. */
export function perhaps<T>(value: fc.Arbitrary<T>, nothing = 2): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: nothing + 1 });
}

/** A list of one to three. */
export function some<T>(value: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: 1, maxLength });
}

/** Labels by which workloads are selected: of some, of one version, of nobody. */
export const selector = fc.oneof(
  { weight: 4, arbitrary: name.map(app => ({ app })) },
  { weight: 1, arbitrary: fc.tuple(name, version).map(([app, of]) => ({ app, version: of })) },
  { weight: 1, arbitrary: fc.constant({ app: 'nobody' }) },
);

/** A host as it is written in an object of a namespace: short, half and whole, of the set and of elsewhere. */
export const host = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(name, namespace).map(([of, at]) => `${of}.${at}.svc.cluster.local`) },
  { weight: 3, arbitrary: name as fc.Arbitrary<string> },
  { weight: 1, arbitrary: fc.tuple(name, namespace).map(([of, at]) => `${of}.${at}`) },
  { weight: 2, arbitrary: fc.constantFrom('api.example.com', '*.example.com', 'other.example.com', 'nobody.shop.svc.cluster.local', 'nobody') },
);

/** An object without the fields that are nothing. */
export function object(apiVersion: string, kind: string, metadata: any, body: any): any {
  return JSON.parse(JSON.stringify({ apiVersion, kind, metadata, ...body }));
}

const ANY = fc.constantFrom('one', 'two', 'three');

/** An object of a namespaced kind, with a name that is one of a few of its kind. */
export function named(apiVersion: string, kind: string, body: fc.Arbitrary<any>, names: fc.Arbitrary<string> = ANY): fc.Arbitrary<any> {
  return fc.tuple(names, namespace, body)
    .map(([as, at, { metadata = {}, ...rest }]) => object(apiVersion, kind, { name: as, namespace: at, ...metadata }, rest));
}
