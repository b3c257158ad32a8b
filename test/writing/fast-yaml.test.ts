import { chmodSync, existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Lazy, Yaml, YamlOutputType } from 'cdk8s';
import { FastYaml } from '../../src';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'fast-yaml-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STOCK = { stringify: Yaml.stringify, save: Yaml.save };
const DOCUMENTS = [{ a: 1, b: ['yes', { c: 'x\ny\n' }] }, undefined, { e: 'ä'.repeat(600_000) }, { f: null }];

function withFastYaml<T>(act: () => T): T {
  FastYaml.install();
  try {
    return act();
  } finally {
    Object.assign(Yaml, STOCK);
  }
}

function synthesized(outdir: string, yamlOutputType: YamlOutputType): { [file: string]: string } {
  const app = new App({ outdir, yamlOutputType });
  for (const id of ['b', 'a']) {
    const chart = new Chart(app, id, { namespace: 'shop' });
    const data = { z: 'no', a: Lazy.any({ produce: () => ({ port: '8080' }) }) };
    const first = new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'ConfigMap', data });
    new ApiObject(chart, 'second', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'second' } });
    first.addDependency(chart.node.findChild('second'));
  }
  app.synth();
  const names = readdirSync(outdir, { recursive: true, encoding: 'utf-8' }).sort().filter(name => statSync(join(outdir, name)).isFile());
  return Object.fromEntries(names.map(name => [name, readFileSync(join(outdir, name), 'utf-8')]));
}

test.each([0, 1, 2, 3])('an app writes the same files, with output type %i', type => {
  const stock = synthesized(join(folder, 'stock'), type);
  expect(withFastYaml(() => synthesized(join(folder, 'fast'), type))).toEqual(stock);
  expect(Object.keys(stock).length).toBeGreaterThan(0);
});

test('whatever writes through cdk8s writes what kubectl reads right', () => {
  expect(Yaml.stringify({ a: '0o7' })).toBe('a: 0o7\n');
  withFastYaml(() => {
    expect(Yaml.stringify({ a: '0o7' }, undefined)).toBe('a: "0o7"\n---\n\n');
    expect(Yaml.formatObjects([{ a: '0o7' }])).toBe('a: "0o7"\n');
  });
});

test('a second call changes nothing', () => withFastYaml(() => {
  const { stringify, save } = Yaml;
  FastYaml.install();
  expect([Yaml.stringify === stringify, Yaml.save === save]).toEqual([true, true]);
}));

describe('files', () => {
  const path = () => join(folder, 'app.yaml');
  const save = (documents: any[], to = path()) => withFastYaml(() => Yaml.save(to, documents));

  test.each([[[]], [DOCUMENTS]])('have the bytes of cdk8s, also where something was before', documents => {
    const stock = Yaml.stringify(...documents);
    for (const before of [undefined, '', 'x', stock, `${stock}x`, stock.slice(0, -1), stock.replace('f: null', 'f: true')]) {
      rmSync(path(), { force: true });
      if (before !== undefined) writeFileSync(path(), before);
      save(documents);
      expect(readFileSync(path(), 'utf-8') === stock).toBe(true);
      expect(readdirSync(folder)).toEqual(['app.yaml']);
    }
  });
  test('hold more documents than a call has arguments', () => {
    save(Array.from({ length: 150_000 }, (_, i) => ({ i })));
    expect(readFileSync(path(), 'utf-8').split('\n---\n').length).toBe(150_000);
  });
  test('are not touched where nothing changes, and keep their mode where something does', () => {
    save([{ a: 1 }]);
    chmodSync(path(), 0o640);
    const before = statSync(path());
    save([{ a: 1 }]);
    expect([statSync(path()).ino, statSync(path()).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    save([{ a: 2 }]);
    expect(statSync(path()).mode).toBe(before.mode);
    expect(readFileSync(path(), 'utf-8')).toBe('a: 2\n');
  });
  test('are as they were where a document cannot be written, and nothing is left beside them', () => {
    save([{ a: 1 }]);
    expect(() => save([{ big: 'x'.repeat(2_000_000) }, { a: () => 1 }])).toThrow('Tag not resolved');
    expect(readFileSync(path(), 'utf-8')).toBe('a: 1\n');
    expect(readdirSync(folder)).toEqual(['app.yaml']);
    expect(() => save([{ a: 1 }], join(folder, 'none', 'app.yaml'))).toThrow('ENOENT');
  });
  test('are written where links lead', () => {
    writeFileSync(join(folder, 'real.yaml'), 'x');
    symlinkSync('real.yaml', path());
    symlinkSync('later.yaml', join(folder, 'dangling.yaml'));
    save([{ a: 1 }]);
    save([{ a: 2 }], join(folder, 'dangling.yaml'));
    expect([path(), join(folder, 'dangling.yaml')].map(link => statSync(link).isFile() && readFileSync(link, 'utf-8'))).toEqual(['a: 1\n', 'a: 2\n']);
    expect(['real.yaml', 'later.yaml'].map(name => readFileSync(join(folder, name), 'utf-8'))).toEqual(['a: 1\n', 'a: 2\n']);
    expect(readdirSync(folder)).toEqual(['app.yaml', 'dangling.yaml', 'later.yaml', 'real.yaml']);
  });
  test('with more than one name have the same content under all of them', () => {
    writeFileSync(path(), 'x');
    linkSync(path(), join(folder, 'other.yaml'));
    save([{ a: 1 }]);
    expect(readFileSync(join(folder, 'other.yaml'), 'utf-8')).toBe('a: 1\n');
  });
  test('that are devices take bytes', () => {
    if (existsSync('/dev/null')) save([{ a: 1 }], '/dev/null');
    expect(() => save([{ a: 1 }], folder)).toThrow('EISDIR');
  });
});
