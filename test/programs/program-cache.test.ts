import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ProgramCache } from './program-cache';

let folder: string;
let built: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
  built = [];
  mkdirSync(join(folder, 'sources', 'shop'), { recursive: true });
  writeFileSync(join(folder, 'sources', 'shop', 'main.go'), 'package main');
  jest.spyOn(console, 'log').mockImplementation();
});

afterEach(() => rmSync(folder, { recursive: true }));

function cache(flags = '', make = made): ProgramCache {
  return new ProgramCache({ sources: join(folder, 'sources'), kept: join(folder, 'kept'), flags, make });
}

function made(name: string, out: string): void {
  built.push(name);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'cart'), 'program');
}

test('a program is built once', () => {
  cache().build(['shop/cart']);
  cache().build(['shop/cart']);
  expect(built).toEqual(['shop']);
  expect(readFileSync(cache().path('shop/cart'), 'utf-8')).toBe('program');
});

test('it is built anew of other sources, and otherwise', () => {
  cache().build(['shop/cart']);
  cache('-s').build(['shop/cart']);
  writeFileSync(join(folder, 'sources', 'shop', 'main.go'), 'package other');
  cache().build(['shop/cart']);
  expect(built).toEqual(['shop', 'shop', 'shop']);
});

test('what failed leaves nothing', () => {
  const failing = cache('', (_, out) => {
    mkdirSync(out, { recursive: true });
    throw new Error('no network');
  });
  expect(() => failing.build(['shop/cart'])).toThrow('no network');
  expect(readdirSync(join(folder, 'kept'))).toEqual([]);
  cache().build(['shop/cart']);
  expect(existsSync(cache().path('shop/cart'))).toBe(true);
});

test('what is not used for a month is removed', () => {
  cache().build(['shop/cart']);
  const old = cache('-s');
  old.build(['shop/cart']);
  const month = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  utimesSync(join(old.path('shop/cart'), '..'), month, month);
  cache().build([]);
  expect(existsSync(old.path('shop/cart'))).toBe(false);
  expect(existsSync(cache().path('shop/cart'))).toBe(true);
});
