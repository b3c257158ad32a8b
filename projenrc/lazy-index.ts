import { readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';

const REEXPORT = /^__exportStar\(require\("(.+)"\), exports\);$/gm;

/** Modules behind a module that only exports what others do; a module that does more is its own. */
function leavesOf(file: string): string[] {
  const reexported = [...readFileSync(file, 'utf-8').matchAll(REEXPORT)].map(([, name]) => require.resolve(join(dirname(file), name)));
  return reexported.length === 0 ? [file] : reexported.flatMap(leavesOf);
}

/** A module that loads each of its parts when something of it is asked for, and tells all names to those who import them by name. */
function lazyIndex(index: string, leaves: string[]): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const parts = leaves.map(leaf => ({ leaf, names: Object.keys(require(leaf)).filter(name => name !== '__esModule') }));
  const pathOf = (leaf: string) => `./${relative(dirname(index), leaf).replace(/\\/g, '/').replace(/\.js$/, '')}`;
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'function lazy(load, names) {',
    '    for (const name of names) Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });',
    '}',
    ...parts.filter(({ names }) => names.length > 0).map(({ leaf, names }) => `lazy(() => require("${pathOf(leaf)}"), ${JSON.stringify(names)});`),
    `0 && (module.exports = { ${parts.flatMap(({ names }) => names).join(', ')} });`,
    '',
  ].join('\n');
}

/** Rewrites a compiled index. Throws if it is none. */
export function makeLazy(index: string): void {
  const leaves = leavesOf(index);
  if (leaves.length === 1) throw new Error(`${index} must export what other modules do, got no such line, expected: the output of the compiler`);
  writeFileSync(index, lazyIndex(index, leaves));
}

if (require.main === module) makeLazy(join(__dirname, '..', 'lib', 'src', 'index.js'));
