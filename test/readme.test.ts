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
  run(blockOf('ts'));
  return documentsOf(readFileSync(join(work, 'shop.k8s.yaml'), 'utf-8'));
}

/** Runs a program, which writes into the work folder; gives what it exports. */
function run(program: string): any {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const MeshApp = class extends library.MeshApp { constructor() { super({ outdir: work }); } };
  const modules: { [name: string]: any } = { 'cdk8s': cdk8s, 'cdk8s-mesh': { ...library, MeshApp } };
  const exported = {};
  new Function('require', 'exports', outputText)((name: string) => modules[name], exported);
  return exported;
}

test('the first example has at most 25 lines', () => {
  expect(blockOf('ts').trimEnd().split('\n').length).toBeLessThanOrEqual(25);
});

test('the first release is one of the service of the first example', () => {
  const [first, second] = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block);
  const { app } = run(`${first.replace('app.synth();', '')}${second.replace("'releases/catalog'", JSON.stringify(join(work, 'catalog')))}exports.app = app;`);
  expect(readFileSync(join(work, 'catalog', 'current', 'kustomization.yaml'), 'utf-8')).toContain('../stages/20-shift-05');
  const deployments = app.node.findAll().filter((node: any) => node.kind === 'Deployment').map((node: any) => node.name);
  expect(deployments.sort()).toEqual(['catalog-v1', 'catalog-v2', 'web']);
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
