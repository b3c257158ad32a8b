import { readFileSync } from 'fs';
import { join } from 'path';
import { CATALOG } from '../../src/analysis/catalog';
import { OBJECT_ENTRIES } from '../../src/analysis/object-rules';
import { RULES } from '../../src/targets/linkerd/rules';

const README = readFileSync(join(__dirname, '..', '..', 'src', 'targets', 'linkerd', 'rules', 'README.md'), 'utf-8');
const LISTED = new Set(README.match(/CM\d{4}/g));

test('the list of what is checked names every rule', () => {
  expect(RULES.map(({ entry }) => entry.code).filter(code => !LISTED.has(code))).toEqual([]);
});

test('the list of what is checked names no rule that there is not', () => {
  const known = [...OBJECT_ENTRIES, ...Object.values(CATALOG)].map(({ code }) => code);
  expect([...LISTED].filter(code => !known.includes(code))).toEqual([]);
});
