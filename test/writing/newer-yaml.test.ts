import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { yamlOf } from '../../src/writing/yaml-writer';
import { RUNS } from '../properties/runs';

/** cdk8s of later releases has a later version of the `yaml` package in it, which is the one that this project has. */
jest.mock('cdk8s', () => {
  const { stringify: write } = jest.requireActual('yaml');
  const options = { keepUndefined: true, lineWidth: 0, version: '1.1' };
  return { Yaml: { stringify: (...documents: unknown[]) => documents.map(document => write(document, options)).join('---\n') } };
});

test('the later version writes other bytes than the one in the oldest cdk8s', () => {
  expect(Yaml.stringify([-0, '\n'])).toBe('- -0\n- |+\n  \n');
});

test('numbers and text that is nothing but white space have its bytes, where kubectl reads those right', () => {
  const blanks = fc.array(fc.constantFrom('\n', '\n', ' ', '\t', '\xa0', '\u3000'), { maxLength: 5 }).map(all => all.join(''));
  fc.assert(fc.property(fc.array(blanks, { minLength: 20, maxLength: 20 }), texts => {
    const alike = (text: string) => stringify([text], { version: '1.1', lineWidth: 0 });
    for (const text of texts) expect([text, yamlOf([text])]).toEqual([text, isMisread(text) ? `- ${JSON.stringify(text).replace(/ (?=\\n)/g, '\\ ')}\n` : alike(text)]);
    expect(yamlOf([-0, 0, -1])).toBe('- -0\n- 0\n- -1\n');
  }), RUNS);
});

/** Blocks in which a reader takes white space for indentation. */
function isMisread(text: string): boolean {
  return text.includes('\n') && !/\n[\t ]+$/.test(text) && (/^\n*\t/.test(text) || (/^[\t\n ]+$/.test(text) && /[\t ]/.test(text)));
}
