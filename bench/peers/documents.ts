import { parseAllDocuments } from 'yaml';

/** Objects of a stream of YAML documents. */
export function parseAll(yaml: string): unknown[] {
  return parseAllDocuments(yaml).map(document => document.toJS() as unknown);
}

/** Objects as a stream of YAML documents, in the part of YAML that JSON is. */
export function asDocuments(objects: readonly object[]): string {
  return objects.map(object => `${JSON.stringify(object, undefined, 2)}\n`).join('---\n');
}
