import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { parse } from 'yaml';
import { comparable, isReadable } from './comparable';
import { expectedYaml } from './expected';
import { keys, numbers, texts, values } from './values';
import { YamlWriter, yamlOf } from '../../src/writing/yaml-writer';
import { RUNS } from '../properties/runs';

/** Documents of one run; CI holds a thousand runs. */
const EACH_RUN = 200;

/** Members that make cdk8s lose or refuse the object that they are in. */
const REFUSED = ['__proto__', 'constructor'];

/** Where a text, or a number, may be in a document. */
const PLACES: ((text: any) => unknown)[] = [
  text => ({ a: text }),
  text => ({ a: { b: text, c: 1 } }),
  text => ({ a: [text, [text, 'b']] }),
  text => ({ [text]: 1 }),
  text => ({ a: 1, [text]: { b: text } }),
  text => ({ a: { [text]: [1] } }),
  text => [{ [text]: { [text]: { c: [[{ [text]: text }]] } } }],
  text => text,
];

function documentsOf(all: unknown[]): unknown[] {
  return all.map((each, i) => PLACES[i % PLACES.length](each));
}

describe('the bytes of cdk8s, but for quotation marks around what kubectl would misread', () => {
  test.each([['texts', texts], ['keys', keys], ['numbers', numbers]] as [string, fc.Arbitrary<unknown>][])('%s in each place', (name, arbitrary) => {
    const count = name === 'texts' ? EACH_RUN : EACH_RUN / 10;
    fc.assert(fc.property(fc.array(arbitrary, { minLength: count, maxLength: count }), all => {
      const documents = documentsOf(all);
      const wrong = documents.filter(document => yamlOf(document) !== expectedYaml(document));
      expect(wrong.map(document => [document, yamlOf(document), expectedYaml(document)])).toEqual([]);
    }), RUNS);
  });
  test('nested data, in one document or several', () => {
    fc.assert(fc.property(fc.array(values, { maxLength: 5 }), documents => {
      expect(yamlOf(...documents)).toBe(expectedYaml(...documents));
    }), RUNS);
  });
  test('objects that are met again', () => {
    const uses = fc.array(fc.tuple(fc.constantFrom('a', 'b', '0', 'k'.repeat(1025)), fc.nat(7)), { maxLength: 12 });
    fc.assert(fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), uses, (parts, used) => {
      const pool: any[] = parts.map(part => isHazardous(part) ? { part: 1 } : part);
      for (const [key, i] of used) pool.push(i % 2 ? [pool[i % pool.length], pool[0]] : { [key]: pool[i % pool.length], z: pool[pool.length - 1] });
      expect(yamlOf(pool)).toBe(Yaml.stringify(pool));
    }), RUNS);
  });
  test('raw data of ApiObjects', () => {
    const chart = new Chart(new App(), 'chart');
    fc.assert(fc.property(values, values, fc.dictionary(keys.filter(key => !REFUSED.includes(key)), texts, { maxKeys: 3 }), (spec, data, labels) => {
      const object = new ApiObject(chart, `object-${chart.node.children.length}`, { kind: 'ConfigMap', data, spec, apiVersion: 'v1', metadata: { labels } });
      let text = '';
      const writer = new YamlWriter(chunk => { text += chunk; });
      const plain = writer.tryObject({ ...(object as any).props, metadata: object.metadata.toJson() });
      writer.end();
      expect(plain).toBe(!hasRefused([spec, data, object.metadata.toJson()]));
      if (plain) expect(text).toBe(expectedYaml(object.toJson()));
    }), RUNS);
  });
});

describe('what is written is read back', () => {
  const READERS: [string, (text: string) => unknown][] = [['yaml, as YAML 1.1', text => parse(text, { version: '1.1', logLevel: 'error' })], ['js-yaml, as YAML 1.2', text => load(text, { schema: CORE_SCHEMA })]];
  const readBack = (read: (text: string) => unknown, document: unknown) => {
    const text = yamlOf(document);
    try {
      return comparable(read(text)) === comparable(document) ? [] : [[text, read(text), document]];
    } catch (error) {
      return [[text, String(error), document]];
    }
  };

  test.each(READERS)('texts and keys by %s', (_, read) => {
    fc.assert(fc.property(fc.array(keys, { minLength: EACH_RUN / 10, maxLength: EACH_RUN / 10 }), all => {
      expect(documentsOf(all.filter(isReadable)).flatMap(document => readBack(read, document))).toEqual([]);
    }), RUNS);
  });
  test.each(READERS)('nested data by %s', (_, read) => {
    fc.assert(fc.property(values.filter(isReadable), document => expect(readBack(read, document)).toEqual([])), RUNS);
  });
});

function isHazardous(value: unknown): boolean {
  return expectedYaml({ value }) !== Yaml.stringify({ value });
}

function hasRefused(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return REFUSED.some(name => Object.hasOwn(value, name)) || Object.values(value).some(hasRefused);
}
