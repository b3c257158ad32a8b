import { readFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, Duration, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as ts from 'typescript';
import { breaker, CASES, items, second, Shop } from './programs';
import { MALFORMED } from '../../bin/lint/located-finding';
import { programExamples } from '../../projenrc/program-examples';
import * as library from '../../src';
import { CATALOG, NAMED_ENTRIES } from '../../src/analysis/catalog';
import { OBJECT_ENTRIES } from '../../src/analysis/object-rules';
import { RETIRED } from '../../src/analysis/retired';

const NAMES = Object.keys(CATALOG) as (keyof typeof CATALOG)[];
const EXAMPLES = programExamples();

/** How often a program that is shown has the finding that it is shown for. */
function found(name: keyof typeof CATALOG, program: string): number {
  const shop = new Shop(CASES[name][0](), library.RolloutPhase.STRICT, name === 'overwrittenFile' ? YamlOutputType.FILE_PER_RESOURCE : undefined);
  const scope = { ...library, ApiObject, Construct, Duration, breaker, items, second, shop };
  const { outputText } = ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS } });
  new Function(...Object.keys(scope), outputText)(...Object.values(scope));
  return shop.mesh.report().findings.filter(({ code }) => code === CATALOG[name].code).length;
}

test.each(NAMES)('the examples of %s are programs, of which one has it', name => {
  const { bad, good } = EXAMPLES.get(name)!;
  expect(`${bad}${good}`).not.toMatch(/\bhas\b/);
  expect(found(name, bad)).toBeGreaterThan(found(name, good));
});

test.each(NAMED_ENTRIES)('$code says what is wrong and what to do', ({ name, explanation, remedy }) => {
  expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const sentence of [explanation, remedy]) expect(sentence).toMatch(/^([A-Z]|cdk8s).{10,}\.$/);
});

test('no code that was published is gone, or stands for something else', () => {
  const published = [...readFileSync(join(__dirname, '..', '..', 'docs', 'findings.md'), 'utf-8').matchAll(/^(?:### |\| |- \*\*)(CM\d{4})(?:\*\*)?(?: ([a-z-]+))?/gm)];
  expect(published.length).toBeGreaterThan(150);
  const known = new Map([MALFORMED, ...OBJECT_ENTRIES, ...NAMED_ENTRIES, ...RETIRED].map(({ code, name }) => [code, name]));
  expect(published.filter(([, code, name]) => !known.has(code) || (name && known.get(code) !== name)).map(([line]) => line)).toEqual([]);
});

test('no retired code is given to another finding', () => {
  const codes = [MALFORMED, ...OBJECT_ENTRIES, ...NAMED_ENTRIES].map(({ code }) => code);
  expect(RETIRED.filter(({ code }) => codes.includes(code))).toEqual([]);
});
