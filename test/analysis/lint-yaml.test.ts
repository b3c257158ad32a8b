import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import fc from 'fast-check';
import { documentsIn } from '../../bin/lint/documents';
import { carefulValue, locate } from '../../bin/lint/yaml/careful';
import { listItems } from '../../bin/lint/yaml/list-items';
import { plainScalar } from '../../bin/lint/yaml/plain-scalar';
import { usualValue } from '../../bin/lint/yaml/usual';
import { Wanted } from '../../bin/lint/yaml/wanted';

const TEST = join(__dirname, '..');
const documents = ['golden', 'rules'].flatMap(folder => (readdirSync(join(TEST, folder), { recursive: true }) as string[])
  .filter(path => path.endsWith('.yaml')).map(path => readFileSync(join(TEST, folder, path), 'utf-8')))
  .flatMap(text => [...documentsIn({ path: '-', text, isText: true })].map(document => document.text));

function pointersIn(value: any, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, each]) => pointersIn(each, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`))];
}

function offsets(text: string, pointers: string[], find: (text: string, wanted: Wanted) => void): number[] {
  const wanted = new Wanted();
  pointers.forEach(pointer => wanted.want(pointer));
  find(text, wanted);
  return pointers.map(pointer => wanted.offsetOf(pointer));
}

test('what is written as most do is read as with care, at the same places', () => {
  const usual = documents.filter(text => usualValue(text));
  expect(usual.length / documents.length).toBeGreaterThan(0.9);
  for (const text of usual) {
    const { value } = usualValue(text)!;
    expect(carefulValue(text)).toEqual({ value });
    const pointers = pointersIn(value);
    expect(offsets(text, pointers, usualValue)).toEqual(offsets(text, pointers, locate));
  }
});

const PIECES = ['---', '- ', '  ', '\n', ': ', ':', ' #', '"', "'", '|', '|-', '>', '[', ']', '{', '}', ',', '&a ', '*a', '!!str ', '? ', '\t', '\r', '\r\n', '~', 'yes', '0644',
  '1_000', '<<', '%', '@', '`', '\\', '\\n', '\u00a0', '\u2028', '\u0085', '\ufeff', '.', '-', '5e3', 'null'];

test('whatever is written, it is read as with care or not at all', () => {
  const small = documents.filter(text => text.length < 1500);
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drops: fc.nat(3), piece: fc.constantFrom('', ...PIECES) });
  fc.assert(fc.property(fc.constantFrom(...small), fc.array(change, { minLength: 1, maxLength: 3 }), (document, changes) => {
    const text = changes.reduce((all, { at, drops, piece }) => {
      const from = Math.floor(at * all.length);
      return all.slice(0, from) + piece + all.slice(from + drops);
    }, document);
    const usual = usualValue(text);
    if (usual) expect(carefulValue(text)).toEqual(usual);
  }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 1000) });
}, 300000);

test('small documents of any characters are read as with care or not at all', () => {
  const document = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '\n  ', ...PIECES), { maxLength: 14 }).map(pieces => pieces.join(''));
  fc.assert(fc.property(document, text => {
    const usual = usualValue(text);
    if (usual) expect(carefulValue(text)).toEqual(usual);
  }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 10000) });
}, 300000);

test.each([
  ['yes', true], ['Off', false], ['y', true], ['~', null], ['', null], ['0644', 420], ['0o17', 15], ['0x1F', 31], ['-0b11', -3], ['1_000', 1000], ['08', 8],
  ['1.5e3', 1500], ['.5', 0.5], ['10.0.0.1', '10.0.0.1'], ['2001-01-01', '2001-01-01'], ['12:30', '12:30'], ['-', '-'], ['1.31', 1.31], ['nul', 'nul'],
])('%s is read as kubectl reads it', (text, value) => expect(plainScalar(text)).toEqual(value));

test('merge keys are read as kubectl reads them', () => {
  expect(carefulValue('a: &x {b: 1, c: 2}\nd: {<<: *x, c: yes}\n')).toEqual({ value: { a: { b: 1, c: 2 }, d: { b: 1, c: true } } });
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
