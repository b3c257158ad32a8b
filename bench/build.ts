import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/** Makes JavaScript of the folder, so that processes that are measured load no compiler. */
export function build(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (statSync(path).isDirectory()) build(path, join(to, name));
    else if (name.endsWith('.ts')) writeFileSync(join(to, name.replace(/ts$/, 'js')), javascript(readFileSync(path, 'utf-8')));
  }
}

function javascript(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}
