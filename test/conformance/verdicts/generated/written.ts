import { readFileSync } from 'fs';
import { join, relative } from 'path';
import { load } from '../../../../bin/lint/load';
import { filesBelow } from '../fixtures';

const TESTS = join(__dirname, '..', '..', '..');

/** Objects of folders of the project's own tests: what is rendered in `golden`, the examples of rules, right and wrong, in `rules`. Each form once. */
export function writtenObjects(...folders: string[]): any[] {
  const files = folders.flatMap(folder => filesBelow(join(TESTS, folder))).filter(file => file.endsWith('.yaml'));
  const { objects } = load(files.map(file => ({ path: relative(TESTS, file), text: readFileSync(file, 'utf-8'), isText: true })));
  return [...new Map(objects.map(({ object: { body } }) => [JSON.stringify([body.apiVersion, body.kind, body.spec ?? body]), body])).values()];
}
