import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { admit } from '../../src/analysis/admission/admit';
import { groupSchemas } from '../../src/analysis/admission/library';
import { Schema } from '../../src/analysis/admission/schema';
import { checkStructure } from '../../src/analysis/admission/structure/check';
import { defaulted } from '../../src/analysis/admission/structure/defaults';
import { formatExpected } from '../../src/analysis/admission/structure/formats';
import { groupKindOf, KubeObject, kubeObject } from '../../src/analysis/rules/kube-object';
import { RUNS } from '../properties/runs';

const files = (path: string): string[] => statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => files(join(path, name))) : [path];

/** Objects that are rendered, of each kind those that differ. */
const OBJECTS = (() => {
  const texts = new Map<string, any>();
  for (const file of files(join(__dirname, '..', 'golden')).filter(name => name.endsWith('.yaml'))) {
    for (const document of parseAllDocuments(readFileSync(file, 'utf-8'))) {
      const body = document.toJS();
      if (kubeObject(body, 0)) texts.set(JSON.stringify([body.apiVersion, body.kind, body.spec]), body);
    }
  }
  return [...texts.values()];
})();

/** What may stand anywhere in YAML. */
const ANYTHING = fc.oneof(
  fc.constantFrom<any>(null, '', 'x', 'X y', '*', '10s', 0, -1, 1.5, 80, 65536, 2 ** 40, true, [], {}, [null], [[]], { a: 1 }, { name: 'a' }, { exact: '/', prefix: '/' }),
  fc.string(), fc.jsonValue(), fc.constant('a'.repeat(300)),
);

interface Mutation { readonly at: number; readonly how: number; readonly value: any; readonly name: string }
const MUTATION: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(), how: fc.nat(5), value: ANYTHING, name: fc.constantFrom('a', 'name', 'port', 'hosts', '__proto__', 'constructor', 'a/b~c') });
const MUTATED = fc.tuple(fc.nat(OBJECTS.length - 1), fc.array(MUTATION, { minLength: 1, maxLength: 3 }))
  .map(([index, mutations]) => mutations.reduce(mutated, structuredClone(OBJECTS[index])));

/** Of a property that is there like any other, whatever its name. */
const OWN = { enumerable: true, configurable: true, writable: true };

/** An object with a change somewhere inside. */
function mutated(body: any, { at, how, value, name }: Mutation): any {
  const places = placesOf(body);
  if (places.length === 0) return body;
  const [parent, key] = places[at % places.length];
  const fresh = structuredClone(value);
  if (how === 0 && !Array.isArray(parent)) delete parent[key];
  else if (how === 1 && Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
  else if (how === 2 && !Array.isArray(parent)) Object.defineProperty(parent, name, { ...OWN, value: fresh });
  else if (how === 3 && typeof parent[key] === 'object' && parent[key] !== null && !Array.isArray(parent[key])) parent[key] = [parent[key]];
  else parent[key] = fresh;
  return body;
}

/** Places of an object, without its kind and version. */
function placesOf(value: any, top = true): [any, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter(key => !top || !['apiVersion', 'kind'].includes(key)).flatMap(key => [[value, key] as [any, string], ...placesOf(value[key], false)]);
}

const ajv = new Ajv({ strict: false, logger: false });
for (const format of ['ipv4', 'ipv6', 'cidr', 'byte', 'date', 'date-time', 'duration']) ajv.addFormat(format, text => formatExpected(format, text) === undefined);
for (const format of ['int32', 'int64', 'double', 'float', 'string', 'url']) ajv.addFormat(format, true);

/** What Kubernetes adds, in the words of JSON Schema. */
function plain(schema: any): any {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, nullable, 'default': _, ...rest } = schema;
  const either = rest['x-kubernetes-int-or-string'] === true;
  if (either) rest.type = ['integer', 'string'];
  if (nullable && rest.type) rest.type = [rest.type, 'null'].flat();
  const kept = Object.entries(rest).filter(([key]) => !key.startsWith('x-kubernetes'))
    .map(([key, value]) => [key, key === 'properties' ? Object.fromEntries(Object.entries(value as any).map(([name, each]) => [name, plain(each)])) : key === 'enum' ? value : plain(value)]);
  return { ...Object.fromEntries(kept), ...(anyOf && !either ? { anyOf: plain(anyOf) } : {}) };
}

const VALIDATORS = new Map<Schema, ValidateFunction>();
function validator(schema: Schema): ValidateFunction {
  const known = VALIDATORS.get(schema) ?? ajv.compile(plain(schema));
  VALIDATORS.set(schema, known);
  return known;
}

function schemaOf(object: KubeObject): Schema | undefined {
  const kind = groupSchemas(object.group, 'experimental')?.[object.kind];
  return kind && !kind.native ? kind.versions[object.version] ?? undefined : undefined;
}

test('there is enough to change', () => {
  const kinds = new Set(OBJECTS.map(body => groupKindOf(kubeObject(body, 0)!)));
  expect(OBJECTS.length).toBeGreaterThan(200);
  expect(kinds.size).toBeGreaterThan(20);
});

test('whatever is written, something is said of it and nothing is thrown', () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(fc.property(MUTATED, body => {
    const problems = admit(kubeObject(body, 0)!);
    seen[problems.length > 0 ? 'refused' : 'accepted']++;
    for (const { pointer, message } of problems) {
      expect(pointer).toMatch(/^(\/|$)/);
      expect(message.length).toBeGreaterThan(4);
    }
  }), { numRuns: 20 * RUNS.numRuns });
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(100);
});

test('documents that are hardly objects are refused without a throw', () => {
  fc.assert(fc.property(fc.constantFrom(...OBJECTS), ANYTHING, ANYTHING, ({ apiVersion, kind }, metadata, spec) => {
    admit(kubeObject({ apiVersion, kind, metadata, spec }, 0)!);
  }), { numRuns: 5 * RUNS.numRuns });
});

test('JSON Schema says the same of the values', () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(fc.property(MUTATED, body => {
    const schema = schemaOf(kubeObject(body, 0)!);
    if (!schema) return;
    const { apiVersion, kind, metadata, ...own } = body;
    const value = defaulted(schema, own);
    // fields that are unknown and items that are there twice are none of its business
    const refused = checkStructure(schema, value, '', { native: false, choice: true }).filter(({ entry }) => entry.code !== 'CM1006');
    expect({ value, refused: refused.length > 0, said: refused }).toEqual({ value, refused: !validator(schema)(value), said: refused });
    seen[refused.length > 0 ? 'refused' : 'accepted']++;
  }), { numRuns: 20 * RUNS.numRuns });
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(100);
});

test('what is said does not depend on what was looked at before', () => {
  fc.assert(fc.property(MUTATED, MUTATED, (a, b) => {
    const said = (body: any) => admit(kubeObject(body, 0)!).map(({ pointer, message }) => [pointer, message]);
    const before = said(a);
    said(b);
    expect(said(a)).toEqual(before);
  }), { numRuns: 2 * RUNS.numRuns });
});

test('an object is left as it is', () => {
  fc.assert(fc.property(MUTATED, body => {
    const before = structuredClone(body);
    admit(kubeObject(body, 0)!);
    expect(body).toEqual(before);
  }), { numRuns: 2 * RUNS.numRuns });
});
