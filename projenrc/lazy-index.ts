import { readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';

const REEXPORT = /^__exportStar\(require\("(.+)"\), exports\);$/gm;

/** A module, and what it alone has. */
interface Part {
  readonly file: string;
  readonly names: string[];
}

/** Modules behind a module that exports what others do, and the module itself for what it declares beside that. */
function partsOf(file: string): Part[] {
  const reexported = [...readFileSync(file, 'utf-8').matchAll(REEXPORT)].map(([, name]) => require.resolve(join(dirname(file), name)));
  const parts = reexported.flatMap(partsOf);
  const known = new Set(parts.flatMap(({ names }) => names));
  return [...parts, { file, names: namesOf(file).filter(name => !known.has(name)) }];
}

function namesOf(file: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return Object.keys(require(file)).filter(name => name !== '__esModule');
}

/** A module that loads each of its parts when something of it is asked for, and tells all names to those who import them by name. */
function lazyIndex(index: string, parts: Part[]): string {
  const pathOf = (file: string) => `./${relative(dirname(index), file).replace(/\\/g, '/').replace(/\.js$/, '')}`;
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'function lazy(load, names) {',
    '    for (const name of names) Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });',
    '}',
    ...parts.filter(({ names }) => names.length > 0).map(({ file, names }) => `lazy(() => require("${pathOf(file)}"), ${JSON.stringify(names)});`),
    `0 && (module.exports = { ${parts.flatMap(({ names }) => names).join(', ')} });`,
    '',
  ].join('\n');
}

/** Rewrites a compiled index. Throws if it is none, or declares something itself. */
export function makeLazy(index: string): void {
  const parts = partsOf(index);
  const own = parts.pop()!;
  if (parts.length === 0) throw new Error(`${index} must export what other modules do, got no such line, expected: the output of the compiler`);
  if (own.names.length > 0) throw new Error(`${index} must declare nothing itself, got: ${own.names.join(', ')}`);
  writeFileSync(index, lazyIndex(index, parts));
}

if (require.main === module) makeLazy(join(__dirname, '..', 'lib', 'src', 'index.js'));
