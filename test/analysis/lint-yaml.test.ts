import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { documentsIn, parse } from '../../bin/lint/documents';
import { listItems } from '../../bin/lint/yaml/list-items';
import { plainScalar } from '../../bin/lint/yaml/plain-scalar';
import { locate, valueOf } from '../../bin/lint/yaml/read';
import { Wanted } from '../../bin/lint/yaml/wanted';

const GOLDEN = join(__dirname, '..', 'golden');
const texts = (readdirSync(GOLDEN, { recursive: true }) as string[]).filter(path => path.endsWith('.yaml')).map(path => readFileSync(join(GOLDEN, path), 'utf-8'));

test('files are taken apart at the markers of documents', () => {
  for (const text of texts) {
    const values = [...documentsIn({ path: '-', text, isText: true })].flatMap(parse).map(parsed => (parsed as any).value);
    expect(values).toEqual(parseAllDocuments(text).map(document => document.toJS()));
  }
});

test.each([
  ['[2001:db8::1, fe80::]', ['2001:db8::1', 'fe80::']], ['[::]', ['::']], ['[ 001:db8:: , a]', ['001:db8::', 'a']], ['[{a: }]', [{ a: null }]], ['["::"]', ['::']],
  ['[a:]', [{ a: null }]],
])('addresses that end with colons are texts: %s', (text, value) => expect(valueOf(text)).toEqual({ value }));

test.each([['JSON', '{"a": [{"b": 1}], "c": {"d": [0, 1]}}'], ['YAML', 'a:\n- b: 1\nc:\n  d: [0, 1]\n']])('a place in %s is that of the key or item', (_, text) => {
  const wanted = new Wanted();
  const pointers = ['/a/0/b', '/c/d/1', '/c/e'];
  pointers.forEach(pointer => wanted.want(pointer));
  locate(text, wanted);
  expect(pointers.map(pointer => text.slice(wanted.offsetOf(pointer)).replace(/["\]}\n: ].*$/s, '') || text.slice(wanted.offsetOf(pointer))[1])).toEqual(['b', '1', 'c']);
});

test.each([
  ['yes', true], ['Off', false], ['y', true], ['~', null], ['', null], ['0644', 420], ['0o17', 15], ['0x1F', 31], ['-0b11', -3], ['1_000', 1000], ['08', 8],
  ['1.5e3', 1500], ['.5', 0.5], ['10.0.0.1', '10.0.0.1'], ['2001-01-01', '2001-01-01'], ['12:30', '12:30'], ['-', '-'], ['1.31', 1.31], ['nul', 'nul'],
])('%s is read as kubectl reads it', (text, value) => expect(plainScalar(text)).toEqual(value));

test('merge keys are read as kubectl reads them', () => {
  expect(valueOf('a: &x {b: 1, c: 2}\nd: {<<: *x, c: yes}\n')).toEqual({ value: { a: { b: 1, c: 2 }, d: { b: 1, c: true } } });
});

test.each(['', '  '])('a List with %j before its dashes is taken apart where each item is', indent => {
  const text = ['apiVersion: v1', 'items:', `${indent}- a: >`, `${indent}    folded`, `${indent}  b: 1`, `${indent}- a: 2`, 'kind: List', ''].join('\n');
  const { items, rest } = listItems(text)!;
  expect(items).toEqual([
    { text: `${indent}  a: >\n${indent}    folded\n${indent}  b: 1\n`, linesBefore: 2 },
    { text: `${indent}  a: 2\n`, linesBefore: 5 },
  ]);
  expect(rest.text.split('\n')[6]).toBe('kind: List');
});
