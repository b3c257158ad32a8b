import { ApiObject, App, Chart, Lazy, Yaml } from 'cdk8s';
import { YamlWriter, yamlOf } from '../../src/writing/yaml-writer';

function written(write: (writer: YamlWriter) => void): string {
  let text = '';
  const writer = new YamlWriter(chunk => { text += chunk; });
  write(writer);
  writer.end();
  return text;
}

describe('documents', () => {
  test('none, undefined, null and several are written as cdk8s does', () => {
    for (const documents of [[], [undefined], [null, undefined, {}, [], ''], [{ a: [1] }, { b: [] }]]) {
      expect(yamlOf(...documents)).toBe(Yaml.stringify(...documents));
    }
  });
  test('text of any length is written, with characters of any length', () => {
    for (const character of ['a', 'ä', '日', '\u{1f600}', '\n', 'x\n']) {
      const documents = [10, 2_000, 5_000, 50_000].map(length => ({ [character.trim() || 'a']: [character.repeat(length)] }));
      documents.forEach(document => expect(yamlOf(document) === Yaml.stringify(document)).toBe(true));
    }
  });
  test('objects that are met again are aliases', () => {
    const [shared, empty, long] = [{ x: [1] }, {}, 'k'.repeat(1030)];
    const document = { a: shared, b: [empty, shared, [shared.x, empty]], [long]: shared.x, c: { [long]: [[empty], { a: shared }] } };
    expect(yamlOf(document)).toBe(Yaml.stringify(document));
    expect(yamlOf(document)).toContain('*a2');
  });
  test('what is none of the data of JSON is written by cdk8s', () => {
    const [map, set, bytes] = [new Map([['a', 1]]), new Set(['x']), Buffer.from('abc')];
    class Declared { public readonly x = 1; }
    for (const value of [new Date(0), map, set, bytes, new Declared(), Object.create(null), { toJSON: () => 3 }, 10n, new String('8080')]) {
      expect(yamlOf({ value })).toBe(Yaml.stringify({ value }));
    }
    expect(() => yamlOf({ value: () => 1 })).toThrow('Tag not resolved for Function value');
  });
  test('rejects data that contain themselves or nest without end, and writes nothing of them', () => {
    const cyclic: any = { a: [{}] };
    cyclic.a[0].b = cyclic.a;
    const deep = Array.from({ length: 10_000 }).reduce(inner => ({ inner }), {});
    const text = written(writer => {
      for (const value of [cyclic, deep]) {
        expect(() => writer.document(value)).toThrow('must not contain themselves');
        expect(() => writer.tryObject(value as object)).toThrow('must not contain themselves');
      }
      writer.document({ after: 1 });
    });
    expect(text).toBe('after: 1\n');
  });
});

describe('chunks', () => {
  test('are handed to the sink between documents, when there is about a megabyte', () => {
    const chunks: string[] = [];
    const writer = new YamlWriter(chunk => chunks.push(chunk.toString()));
    const documents = Array.from({ length: 50 }, (_, i) => ({ i, text: 'ä'.repeat(30_000), lines: 'x\n'.repeat(20_000) }));
    documents.forEach(document => writer.document(document));
    writer.document({ last: 'y'.repeat(3_000_000) });
    writer.end();
    writer.end();
    expect(chunks.join('')).toBe(Yaml.stringify(...documents, { last: 'y'.repeat(3_000_000) }));
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.slice(0, -1).filter(chunk => chunk.length > 1_500_000)).toEqual([]);
    expect(chunks.filter(chunk => !chunk.endsWith('\n') || !/^(---\n)?(i|last): /.test(chunk))).toEqual([]);
  });
});

describe('raw data of ApiObjects', () => {
  const chart = new Chart(new App(), 'chart');
  const objectOf = (props: object) => new ApiObject(chart, `object-${chart.node.children.length}`, { apiVersion: 'v1', kind: 'ConfigMap', ...props });
  const rawOf = (object: ApiObject) => ({ ...(object as any).props, metadata: object.metadata.toJson() });

  test.each([undefined, '1'])('are written as toJson() gives them, where CDK8S_DISABLE_SORT is %s', disabled => {
    const before = process.env.CDK8S_DISABLE_SORT;
    if (disabled) process.env.CDK8S_DISABLE_SORT = disabled;
    try {
      const spec = { 'b': null, 'a': [null, { z: undefined, y: 1, 10: 'x', 9: [] }, [[], {}]], 'B': { é: 1, e: true }, '01': -0, '4294967295': NaN };
      const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${(i * 37) % 50}`, i % 3 ? i : { i: null }]));
      const object = objectOf({ spec, 7: { many }, Data: undefined, metadata: { labels: { b: '1', a: 'yes' }, annotations: {} } });
      expect(written(writer => expect(writer.tryObject(rawOf(object))).toBe(true))).toBe(Yaml.stringify(object.toJson()));
    } finally {
      if (before === undefined) delete process.env.CDK8S_DISABLE_SORT;
      else process.env.CDK8S_DISABLE_SORT = before;
    }
  });
  test('have no aliases', () => {
    const shared = { x: 1 };
    const object = objectOf({ spec: { a: shared, b: [shared] } });
    expect(written(writer => writer.tryObject(rawOf(object)))).toBe(Yaml.stringify(object.toJson()));
  });
  test('are left to toJson() where they are not plain', () => {
    class Declared { public readonly x = 1; }
    const tokens = [Lazy.any({ produce: () => 1 }), { resolve: () => 1 }, Object.assign([1], { resolve: () => 1 }), Object.assign([1], { value: 1 })];
    const refused = [new Declared(), Object.create(null), new Date(0), new Map(), () => 1, Symbol('x'), 1n, { constructor: 1 }, JSON.parse('{"__proto__":{}}')];
    const text = written(writer => {
      for (const value of [...tokens, ...refused]) {
        for (const data of [{ value }, { spec: [{ a: [value] }] }]) expect(writer.tryObject({ before: 1, ...data })).toBe(false);
      }
      expect(writer.tryObject(new Declared())).toBe(false);
      expect(writer.tryObject({ a: 1 })).toBe(true);
      expect(writer.tryObject({ b: () => 1 })).toBe(false);
      expect(writer.tryObject({ c: 1 })).toBe(true);
    });
    expect(text).toBe('a: 1\n---\nc: 1\n');
  });
});
