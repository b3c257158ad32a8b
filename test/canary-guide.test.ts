import { spawnSync } from 'child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { Chart, Duration } from 'cdk8s';
import * as ts from 'typescript';
import * as library from '../src';
import { Feature, IMeshTarget } from '../src';
import { Command } from './bundle/command';
import { TARGETS } from './bundle/shop';

const ROOT = join(__dirname, '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'canary.md'), 'utf-8');
const blocksOf = (language: string) => [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => block);
const rowsAfter = (heading: string) => GUIDE.split(heading)[1].split('\n').filter(line => line.startsWith('| ')).slice(1).map(line => line.split(' | '));

describe('the commands of the guide', () => {
  const work = mkdtempSync(join(tmpdir(), 'guide-'));
  const [shop, bin, command] = [join(work, 'shop'), join(work, 'bin'), new Command()];
  const program = join(shop, 'main.ts');
  const identity = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
  const env = { ...process.env, ...identity, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const shell = (script: string) => spawnSync('sh', ['-ec', script], { cwd: shop, encoding: 'utf-8', env });
  afterAll(() => {
    rmSync(work, { recursive: true });
    command.remove();
  });

  beforeAll(() => {
    [shop, bin].forEach(folder => mkdirSync(folder));
    writeFileSync(program, blocksOf('ts')[0]);
    writeFileSync(join(work, 'run.js'), synthesizer());
    const verbs = [`cdk8s) exec '${process.execPath}' '${join(work, 'run.js')}';;`, `cdk8s-mesh) shift; exec '${process.execPath}' '${command.path}' "$@";;`];
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\ncase $1 in\n${verbs.join('\n')}\nesac\n`);
    chmodSync(join(bin, 'npx'), 0o755);
    shell('git init -q');
  });

  test('run a release, one line a commit', () => {
    const { status, stdout, stderr } = shell(blocksOf('sh')[0]);
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: 'safe: 00-baseline → 10-prepare is one stage forward; requests to v2: 0 % → 0 %\n' });
    const changed = shell('git show --stat=200 --format= HEAD').stdout;
    expect(changed).toMatch(/main\.ts +\| +2 [^]*current\/kustomization\.yaml +\| +2 /);
    expect(existsSync(join(shop, 'releases/cart/PLAN.md'))).toBe(true);
  }, 300_000);

  test('abort it', () => {
    writeFileSync(program, readFileSync(program, 'utf-8').replace("stage: 'prepare'", "stage: 'shift-05'"));
    expect(shell(blocksOf('sh')[1])).toMatchObject({ status: 0, stderr: '', stdout: 'safe: 20-shift-05 → abort/from-20 is an abort; requests to v2: 5 % → 0 %; wait 1 min before the next commit\n' });
  }, 300_000);
});

test('the release by a controller of the guide is refused by none', () => {
  const [first, controlled] = blocksOf('ts');
  const [imports, ...program] = first.split('\n\n');
  const body = `${program.join('\n').split('const release')[0]}\n${controlled}`;
  const names = 'const { CanaryRelease, Delivery, Gate, IstioSidecarTarget, Mesh, MeshApp, MeshedService, Port, ReleaseStrategy, RolloutPhase, Slo, Step, StrictMtlsNamespace } = mesh_;';
  const { outputText } = ts.transpileModule(`${names}\n${body}\nreturn mesh;`, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const mesh = new Function('mesh_', 'Chart', 'Duration', outputText)(library, Chart, Duration);
  expect(imports).toContain("from 'cdk8s-mesh'");
  expect(mesh.report().errors).toEqual([]);
  expect(mesh.report().findings.map(({ code }: any) => code)).toContain('CM0604');
});

/** What `npx cdk8s synth` does, with the library from its source. */
function synthesizer(): string {
  const names = { 'cdk8s': join(ROOT, 'node_modules', 'cdk8s'), 'cdk8s-mesh': join(ROOT, 'src', 'index.ts') };
  return `
    const Module = require('module');
    const resolve = Module._resolveFilename;
    const names = ${JSON.stringify(names)};
    Module._resolveFilename = (name, ...rest) => resolve(names[name] ?? name, ...rest);
    require(${JSON.stringify(join(ROOT, 'node_modules', 'ts-node'))}).register({ transpileOnly: true, cwd: ${JSON.stringify(ROOT)}, project: 'test/tsconfig.json' });
    require(process.cwd() + '/main.ts');
  `;
}

test('every complaint names a test that exists, or says what is open', () => {
  const rows = rowsAfter('## What users of controllers complain about');
  expect(rows.map(([number]) => Number(number.slice(2)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17]);
  const missing = rows.flatMap(row => row[row.length - 1].replace(/ \|$/, '').split('<br>')).filter(each => !each.startsWith('open: ') && !isTest(each));
  expect(missing).toEqual([]);
});

/** Whether a text such as '`test/a.test.ts`: title' names a test. */
function isTest(text: string): boolean {
  const [, path, title] = /^`(test\/[^`]+)`: (.+)$/.exec(text) ?? [];
  return path !== undefined && existsSync(join(ROOT, path)) && readFileSync(join(ROOT, path), 'utf-8').includes(`'${title}'`);
}

test('the table of what each target can do is what the targets say', () => {
  const features = [
    Feature.BLUE_GREEN, Feature.TRAFFIC_SPLIT, Feature.TCP_TRAFFIC_SPLIT, Feature.VERSION_BY_REQUEST, Feature.SESSION_AFFINITY, Feature.MIRRORING,
    Feature.SUBSET_SPLIT, Feature.OBJECTIVES,
  ];
  const level = (target: IMeshTarget, feature: Feature) => target.support(feature).level;
  const rows = features.map(feature => `| ${[feature, ...TARGETS.map(([, target]) => level(target(), feature))].join(' | ')} |`);
  expect(GUIDE.split('releases by target -->')[1]).toContain(rows.join('\n'));
});
