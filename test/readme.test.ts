import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import { documentsOf } from './golden';
import * as library from '../src';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf-8');
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(README)![1];

const work = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Objects that the first example of the README synthesizes. */
function synthesized(): any[] {
  const { outputText } = ts.transpileModule(blockOf('ts'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: { [name: string]: any } = {
    'cdk8s': { ...cdk8s, App: class extends cdk8s.App { constructor() { super({ outdir: work }); } } }, 'cdk8s-mesh': library,
  };
  new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  return documentsOf(readFileSync(join(work, 'shop.k8s.yaml'), 'utf-8'));
}

test('the first example has at most 25 lines', () => {
  expect(blockOf('ts').trimEnd().split('\n').length).toBeLessThanOrEqual(25);
});

test('the first example gives the YAML that stands below it', () => {
  const objects = synthesized();
  const shown = documentsOf(blockOf('yaml'));
  expect(shown.length).toBeGreaterThan(3);
  for (const document of shown) {
    const same = objects.find(({ kind, metadata }) => kind === document.kind && metadata.name === document.metadata.name);
    expect(same).toEqual(document);
  }
});
