import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';

/** Compares a text with a golden file; only `npx projen test:update` writes it. */
export function expectGolden(path: string, text: string): void {
  const file = join(__dirname, 'golden', path);
  if (process.env.UPDATE_GOLDENS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file) ? readFileSync(file, 'utf-8') : `no golden file ${path}`).toEqual(text);
}

/** Objects of a YAML text. */
export function documentsOf(yaml: string): any[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map(document => document.toJS()).filter(document => document !== null);
}

/** YAML of objects. */
export function yamlOf(documents: any[]): string {
  return documents.map(document => stringify(document, { lineWidth: 0, version: '1.1', aliasDuplicateObjects: false })).join('---\n');
}
