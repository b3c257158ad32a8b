import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { documentsOf } from '../../golden';

const GOLDENS = join(__dirname, '..', '..', 'golden');

/** Objects of a committed golden file; values for Helm are none. Nothing if there is no such file. */
export function goldenObjects(...path: string[]): any[] {
  const file = `${join(GOLDENS, ...path)}.yaml`;
  return existsSync(file) ? documentsOf(readFileSync(file, 'utf-8')).filter(({ apiVersion }) => apiVersion !== undefined) : [];
}

/** Names of the golden files in a folder. */
export function goldensIn(...path: string[]): string[] {
  const folder = join(GOLDENS, ...path);
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.yaml')).map(name => name.slice(0, -'.yaml'.length)).sort() : [];
}
