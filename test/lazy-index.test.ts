import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { makeLazy } from '../projenrc/lazy-index';

const work = mkdtempSync(join(tmpdir(), 'lazy-index-'));
afterAll(() => rmSync(work, { recursive: true }));

/** What the compiler makes of a module that exports what others do. */
const reexporting = (...names: string[]) => `"use strict";
const __exportStar = (from, to) => { for (const name in from) to[name] = from[name]; };
${names.map(name => `__exportStar(require("${name}"), exports);\n`).join('')}`;

/** A module that tells when it is loaded. */
const leaf = (...names: string[]) => `global.loaded.push(${JSON.stringify(names[0])});\n${names.map(name => `exports.${name} = '${name}';\n`).join('')}`;

test('an index loads a module when something of it is asked for, and has all names', () => {
  mkdirSync(join(work, 'room'));
  const [index, loaded] = [join(work, 'index.js'), [] as string[]];
  writeFileSync(index, reexporting('./a', './room'));
  writeFileSync(join(work, 'a.js'), leaf('A', 'B'));
  writeFileSync(join(work, 'room', 'index.js'), `${reexporting('./c')}exports.D = 'D';\n`);
  writeFileSync(join(work, 'room', 'c.js'), leaf('C'));
  Object.assign(global, { loaded });
  makeLazy(index);
  loaded.length = 0;
  jest.resetModules();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const library = require(index);
  expect(Object.keys(library)).toEqual(['A', 'B', 'C', 'D']);
  expect(loaded).toEqual([]);
  expect(library.C).toBe('C');
  expect(loaded).toEqual(['C']);
  expect([library.A, library.B, library.D]).toEqual(['A', 'B', 'D']); // what a module declares beside what it exports of others is there
  expect(() => makeLazy(index)).toThrow('must export what other modules do');
});
