import { isUtf8 } from 'buffer';
import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { UsageError } from '../usage-error';

/** A file, and what is in it. */
export interface Source {
  /** Path as it was given, or below the folder that was given; `-` for standard input. */
  readonly path: string;
  readonly text: string;
  /** Whether all bytes are; where not, something else is in the text. */
  readonly isText: boolean;
}

const MANIFEST = /\.(ya?ml|json)$/;
const SKIPPED = new Set(['node_modules', '.git']);

/** Reads files, folders with all that is below them, and standard input. */
export function readSources(paths: string[]): Source[] {
  return paths.flatMap(path => path === '-' ? [{ path, ...read(0, 'standard input') }] : below(path).map(file => ({ path: file, ...read(file, `'${file}'`) })));
}

function below(path: string): string[] {
  if (!isFolder(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap(entry => {
    const inside = join(path, entry.name);
    if (SKIPPED.has(entry.name)) return [];
    return entry.isDirectory() ? below(inside) : entry.isFile() && MANIFEST.test(entry.name) ? [inside] : [];
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new UsageError(`'${path}' must be a file or folder that can be read`);
  }
}

/** Without the mark that some editors put before the first character. */
function read(file: string | number, name: string): Omit<Source, 'path'> {
  try {
    const bytes = readFileSync(file);
    return { text: bytes.toString('utf-8').replace(/^\uFEFF/, ''), isText: isUtf8(bytes) };
  } catch (error) {
    throw new UsageError(`${name} must be readable text: ${(error as Error).message}`);
  }
}
