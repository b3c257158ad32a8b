import { readFileSync } from 'fs';
import { join, relative } from 'path';
import { load } from '../../../../bin/lint/load';
import { filesBelow } from '../fixtures';

const TESTS = join(__dirname, '..', '..', '..');

/** Objects of the project's own tests: what is rendered, and the examples of rules, right and wrong. Each form once. */
export function writtenObjects(): any[] {
  const files = ['golden', 'rules'].flatMap(folder => filesBelow(join(TESTS, folder))).filter(file => file.endsWith('.yaml'));
  const { objects } = load(files.map(file => ({ path: relative(TESTS, file), text: readFileSync(file, 'utf-8'), isText: true })));
  return [...new Map(objects.map(({ object: { body } }) => [JSON.stringify([body.apiVersion, body.kind, body.spec]), body])).values()];
}
