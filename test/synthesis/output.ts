import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Files below a folder, by path, folders with nothing in them among them; undefined if there is no folder. */
export function contentOf(folder: string): { [path: string]: string } | undefined {
  return existsSync(folder) ? Object.fromEntries(entriesBelow(folder, '')) : undefined;
}

function entriesBelow(folder: string, path: string): [string, string][] {
  return readdirSync(join(folder, path)).sort().flatMap((name): [string, string][] => {
    const inner = join(path, name);
    if (!statSync(join(folder, inner)).isDirectory()) return [[inner, readFileSync(join(folder, inner), 'latin1')]];
    return [[`${inner}/`, ''], ...entriesBelow(folder, inner)];
  });
}

/** Does something with a folder that is there meanwhile. */
export function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
