import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { makeLazy } from '../projenrc/lazy-index';

const work = mkdtempSync(join(tmpdir(), 'lazy-index-'));
const index = join(work, 'index.js');
afterAll(() => rmSync(work, { recursive: true }));

/** What the compiler makes of a module that exports what others do. */
const reexporting = (...names: string[]) => `"use strict";
const __exportStar = (from, to) => { for (const name in from) to[name] = from[name]; };
${names.map(name => `__exportStar(require("${name}"), exports);\n`).join('')}`;

/** A module that tells when it is loaded. */
const leaf = (...names: string[]) => `(global.loaded ??= []).push(${JSON.stringify(names[0])});\n${names.map(name => `exports.${name} = '${name}';\n`).join('')}`;

/** What a program in a process of its own finds. */
function found(program: string, ...options: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [...options, '--eval', program], { cwd: work, encoding: 'utf-8' }));
}

beforeAll(() => {
  mkdirSync(join(work, 'room'));
  writeFileSync(index, reexporting('./a', './room'));
  writeFileSync(join(work, 'a.js'), leaf('A', 'B'));
  writeFileSync(join(work, 'room', 'index.js'), `${reexporting('./c')}exports.D = 'D';\n`);
  writeFileSync(join(work, 'room', 'c.js'), leaf('C'));
  makeLazy(index);
});

test('an index loads a module when something of it is asked for', () => {
  const program = 'const l = require("./index.js"); const before = global.loaded ?? []; l.C; console.log(JSON.stringify([before, global.loaded]))';
  expect(found(program)).toEqual([[], ['C']]);
});

test('an index has all names, with what a module declares beside what it exports of others', () => {
  expect(found('console.log(JSON.stringify({ ...require("./index.js") }))')).toEqual({ A: 'A', B: 'B', C: 'C', D: 'D' });
});

test('names are known to those who import them by name', () => {
  expect(found('import { A, D } from "./index.js"; console.log(JSON.stringify([A, D]))', '--input-type=module')).toEqual(['A', 'D']);
});

test('what is no output of the compiler is refused, and so is an index that declares something', () => {
  expect(() => makeLazy(index)).toThrow('must export what other modules do');
  const other = join(work, 'other.js');
  writeFileSync(other, `${reexporting('./a')}exports.E = 'E';\n`);
  expect(() => makeLazy(other)).toThrow('must declare nothing itself, got: E');
});
