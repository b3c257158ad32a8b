import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../bin/main';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-holds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

interface Found {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function lint(...args: string[]): Found[] {
  const out: string[] = [];
  const code = main(['lint', '--partial', '--format', 'json', ...args], text => void out.push(text), text => void out.push(text));
  if (code === 2) throw new Error(out.join(''));
  return JSON.parse(out.join(''));
}

function places(found: Found[]): string[] {
  return found.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

/** An object with a field that there is not, in the seventh line of eight. */
function configMap(name: string): string {
  return ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${name}`, '  namespace: shop', 'data:', '  a: b', 'date: {}', ''].join('\n');
}

describe('lint holds', () => {
  test('a file of 5 MB with an object in each 500 bytes', () => {
    const filler = `data:\n  text: |\n${'    some text that says nothing\n'.repeat(14)}`;
    const count = 10000;
    const text = Array.from({ length: count }, (_, i) => configMap(`c${i}`).replace(/^data:[^]*date.*\n/m, i % 1000 === 999 ? `${filler}date: {}\n` : filler)).join('---\n');
    expect(text.length).toBeGreaterThan(4.5e6);
    const found = lint(file('large.yaml', text));
    const lines = text.split('\n');
    expect(found.length).toBe(10);
    expect(found.map(({ line }) => lines[line - 1])).toEqual(Array(10).fill('date: {}'));
  });
  test.each(['yaml', 'json'])('a List of 3,000 objects in %s, of which every one has a finding', format => {
    const names = Array.from({ length: 3000 }, (_, i) => `c${i}`);
    const yaml = ['apiVersion: v1', 'kind: List', 'items:', ...names.map(name => `- ${configMap(name).trimEnd().replace(/\n/g, '\n  ')}`), ''].join('\n');
    const object = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data: { a: 'b' }, date: {} });
    const text = format === 'yaml' ? yaml : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: names.map(object) }, undefined, 2);
    const found = lint(file('list', text));
    const lines = text.split('\n');
    expect(new Set(found.map(({ line, column }) => lines[line - 1].slice(column - 1).replace(/"/g, '').slice(0, 4)))).toEqual(new Set(['date']));
    expect(new Set(found.map(({ line }) => line)).size).toBe(3000);
  });
  test('a List of which items are written in unusual ways, or are malformed', () => {
    const items = ['- apiVersion: v1', '  kind: ConfigMap', '  metadata: {name: a, namespace: shop}', '  data:', '    a: >-', '      folded', '  date: {}',
      '- apiVersion: v1', '  kind: [', '- apiVersion: v1', '  kind: ConfigMap', '  metadata: {name: b, namespace: shop}', '  date: {}'];
    const found = lint(file('list.yaml', ['apiVersion: v1', 'items:', ...items, 'kind: List', ''].join('\n')));
    expect(found.map(({ code }) => code).sort()).toEqual(['CM1000', 'CM1001', 'CM1001']);
    expect(places(found)).toEqual(expect.arrayContaining(['CM1001 9:3', 'CM1001 15:3']));
  });
  test.each([
    ['lists', '['.repeat(100000), 'CM1000 1:200'],
    ['lists that are closed', `${'['.repeat(100000)}${']'.repeat(100000)}`, 'CM1000 1:200'],
    ['maps', `a: ${'{a: '.repeat(100000)}`, expect.stringMatching(/^CM1000 1:\d{3}$/)],
    ['dashes', `${'- '.repeat(100000)}x`, 'CM1000 1:401'],
    ['lines', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'CM1000 201:201'],
    ['JSON', `${'{"a":'.repeat(100000)}1${'}'.repeat(100000)}`, expect.stringMatching(/^CM1000 1:\d{3,4}$/)],
  ])('%s that nest 100,000 deep, and what comes after them', (_, deep, place) => {
    expect(places(lint(file('deep.yaml', `${deep}\n---\n${configMap('cart')}`)))).toEqual([place, expect.stringMatching(/^CM1001 \d+:1$/)]);
  });
  test('aliases that grow tenfold with each line', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)];
    expect(places(lint(file('laughs.yaml', lines.join('\n'))))).toEqual(['CM1000 1:1']);
  });
  test('anchors, aliases and merge keys, with places', () => {
    const text = ['apiVersion: v1', 'kind: ConfigMap', 'metadata: &m', '  name: a', '  namespace: shop', '  labels: &l {app: cart}', '  annotations: *l', 'date: {}', ''].join('\n');
    expect(places(lint(file('anchors.yaml', text)))).toEqual(['CM1001 8:1']);
    const merged = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\ndata:\n  <<: &d {a: b}\n  c: d\n';
    expect(lint(file('merged/merged.yaml', merged))).toEqual([]);
  });
  test.each([
    ['Windows line ends', (text: string) => text.replace(/\n/g, '\r\n')],
    ['a mark of the order of bytes', (text: string) => `\uFEFF${text}`],
    ['no break at the end', (text: string) => text.trimEnd()],
    ['spaces at the ends of lines', (text: string) => text.replace(/\n/g, '  \n')],
    ['an end of the document', (text: string) => `${text}...\n`],
    ['markers before and after', (text: string) => text.replace(/^/, '---\n').replace('apiVersion', '# cart\napiVersion').concat('---\n---\n# end\n')],
  ])('%s', (_, change) => {
    const text = change(configMap('cart'));
    const line = text.split('\n').findIndex(each => each.startsWith('date')) + 1;
    expect(places(lint(file('cart.yaml', text)))).toEqual([`CM1001 ${line}:1`]);
    const two = `${text.trimEnd()}\n---\n${change(configMap('web')).replace('\uFEFF', '')}`;
    expect(places(lint(file('two.yaml', two))).length).toBe(2);
  });
  test.each([
    ['tabs for spaces', 'a:\n\tb: 1\n', 'CM1000 2:1'],
    ['a quote that is not closed', 'a: "b\nc: d\n', expect.stringMatching(/^CM1000 /)],
    ['a field that is there twice', 'a: 1\nb: 2\na: 3\n', 'CM1000 3:1'],
    ['a template', 'a: {{ .Values.a }}\nb: {{- if .x }}\n', expect.stringMatching(/^CM1000 /)],
    ['JSON that is cut off', '{"apiVersion": "v1", "kind": "ConfigMap", ', expect.stringMatching(/^CM1000 1:/)],
  ])('%s, with a place', (_, text, place) => {
    expect(places(lint(file('broken.yaml', text)))[0]).toEqual(place);
  });
  test('bytes that are no text, and the documents around them', () => {
    const bytes = Buffer.concat([Buffer.from(`${configMap('cart')}---\na: `), Buffer.from([0xe4, 0xff]), Buffer.from(`\n---\n${configMap('web')}`)]);
    expect(places(lint(file('latin1.yaml', bytes)))).toEqual(['CM1001 8:1', 'CM1000 10:4', 'CM1001 19:1']);
  });
  test.each([['nothing', ''], ['comments', '# nothing\n---\n# here\n'], ['text', 'some text\n'], ['null', '~\n']])('a file with %s, beside others', (_, text) => {
    expect(places(lint(file('empty.yaml', text), file('a.yaml', configMap('cart'))))).toEqual(['CM1001 8:1']);
  });
  test('a folder in which there are other files, links and repositories', () => {
    for (const name of ['a.yaml', 'b/c.yml', 'd.json', 'README.md', 'x.txt', '.git/e.yaml', 'node_modules/f.yaml']) {
      file(name, name.endsWith('.json') ? '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d","namespace":"shop"},"date":{}}' : configMap(`c${name.length}`));
    }
    expect(lint(folder).map(({ path }) => path.slice(folder.length + 1))).toEqual(['a.yaml', 'b/c.yml', 'd.json']);
  });
  test('one object in two files, the same or another one', () => {
    file('a.yaml', configMap('cart').replace(/date.*\n/, ''));
    file('b.yaml', configMap('cart').replace(/date.*\n/, ''));
    expect(lint(folder)).toEqual([]);
    file('b.yaml', configMap('cart').replace(/date.*\n/, '  c: d\n'));
    expect(lint(folder).map(({ code, path }) => `${code} ${path.slice(folder.length + 1)}`)).toEqual(['CM1131 b.yaml']);
  });
  test('a line of which only a part can be shown', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, data: { a: 'x'.repeat(5000) }, date: {}, binaryData: { b: 'y'.repeat(4000) } };
    const out: string[] = [];
    main(['lint', '--partial', file('long.json', JSON.stringify(object))], text => void out.push(text), () => {});
    const [shown, caret] = out.join('').split('\n').slice(3, 5);
    expect(shown.length).toBeLessThan(220);
    expect(shown.slice(caret.indexOf('^'))).toMatch(/^"date":\{\}/);
  });
});

test('standard input is read to its end, through a pipe too', () => {
  const script = `require('ts-node').register({ transpileOnly: true, project: ${JSON.stringify(join(__dirname, '..', 'tsconfig.json'))} });
    const { main } = require(${JSON.stringify(join(__dirname, '..', '..', 'bin', 'main.ts'))});
    process.exitCode = main(['lint', '--partial', '--format', 'json', '-'], text => process.stdout.write(text), text => process.stderr.write(text));`;
  const text = `${Array.from({ length: 2000 }, (_, i) => configMap(`c${i}`).replace(/date.*\n/, '')).join('---\n')}---\n${configMap('cart')}`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { input: text, encoding: 'utf-8', cwd: join(__dirname, '..', '..') });
  expect(stderr).toBe('');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).map(({ code, path, line }: Found) => `${code} ${path}:${line}`)).toEqual([`CM1001 -:${text.trimEnd().split('\n').length}`]);
}, 60000);
