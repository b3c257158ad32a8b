import * as fc from 'fast-check';
import { changed, CHANGES } from './mutations';
import { valuesOf } from './values';
import { groupSchemas } from '../../../../src/analysis/admission/library';
import { Schema } from '../../../../src/analysis/admission/schema';

/** A kind of which objects are made. */
export interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly versions: { readonly [version: string]: Schema };
}

/** All kinds of an API group that have schemas. */
export function kindsOf(group: string): Kind[] {
  return Object.entries(groupSchemas(group, 'experimental') ?? {}).flatMap(([kind, { namespaced, versions }]) => {
    const known = Object.entries(versions).filter((entry): entry is [string, Schema] => Object.keys(entry[1]?.properties ?? {}).length > 0);
    return known.length > 0 ? [{ group, kind, namespaced, versions: Object.fromEntries(known) }] : [];
  });
}

/** Objects of a kind: out of its schema, or as others wrote them, and most of them changed. */
export function objectsOf({ group, kind, namespaced, versions }: Kind, examples: any[]): fc.Arbitrary<any> {
  const fresh = fc.constantFrom(...Object.keys(versions)).chain(version => valuesOf(bodyOf(versions[version]), '')
    .map(body => ({ apiVersion: group === '' ? version : `${group}/${version}`, kind, metadata: { name: 'cart', ...namespaced && { namespace: 'shop' } }, ...body })));
  const own = examples.map(({ apiVersion, metadata = {}, ...rest }) => {
    const { name = 'cart', labels, annotations } = metadata;
    return { apiVersion, kind, metadata: { name, ...namespaced && { namespace: 'shop' }, ...labels && { labels }, ...annotations && { annotations } }, ...rest };
  }).filter(({ apiVersion }) => versions[versionOf(apiVersion)] !== undefined);
  const all = own.length === 0 ? fresh : fc.oneof({ weight: 1, arbitrary: fresh }, { weight: 2, arbitrary: fc.constantFrom(...own) });
  return fc.tuple(all, CHANGES).map(([object, changes]) => changed(structuredClone(object), versions[versionOf(object.apiVersion)], changes));
}

function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

function bodyOf(schema: Schema): Schema {
  const { apiVersion, kind, metadata, status, ...properties } = schema.properties ?? {};
  return { ...schema, properties, required: [...schema.required ?? [], ...properties.spec ? ['spec'] : []] };
}
