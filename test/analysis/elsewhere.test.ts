import { CLAIMED, NOT_CLAIMED } from './istio-codes';
import { OBJECT_ENTRIES } from '../../src/analysis/object-rules';

const entries = new Map(OBJECT_ENTRIES.map(entry => [entry.code, entry]));
const claimed = new Set(OBJECT_ENTRIES.flatMap(({ elsewhere = [] }) => elsewhere).filter(code => code.startsWith('IST')));

test('every code of Istio\'s analyzers is here once', () => {
  expect(Object.keys(CLAIMED).filter(code => NOT_CLAIMED[code])).toEqual([]);
  expect(Object.keys(CLAIMED).length + Object.keys(NOT_CLAIMED).length).toBe(68);
});

test.each(Object.entries(CLAIMED))('%s is what rules of ours say too', (code, { ours }) => {
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(each => !entries.get(each)?.elsewhere?.includes(code))).toEqual([]);
});

test('what no rule has, none claims, and what is claimed is here', () => {
  expect(Object.keys(NOT_CLAIMED).filter(code => claimed.has(code))).toEqual([]);
  expect([...claimed].filter(code => !CLAIMED[code])).toEqual([]);
});
