import { readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', 'src');

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: string[];
}

const files = sourcesBelow(SRC).map(path => {
  const text = readFileSync(join(SRC, path), 'utf-8');
  const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  return { path, text, imports: imports.filter(name => name.startsWith('.')).map(name => resolved(path, name)) };
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder).sort().flatMap(name => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesBelow(path);
    return name.endsWith('.ts') ? [relative(SRC, path)] : [];
  });
}

function resolved(from: string, name: string): string {
  const path = relative(SRC, resolve(SRC, dirname(from), name));
  try {
    return statSync(join(SRC, path)).isDirectory() ? join(path, 'index.ts') : path;
  } catch {
    return `${path}.ts`;
  }
}

function violations(room: RegExp, allowed: RegExp[]): string[] {
  return files.filter(({ path }) => room.test(path)).flatMap(({ path, imports }) =>
    imports.filter(name => ![room, ...allowed].some(pattern => pattern.test(name))).map(name => `${path} imports ${name}`));
}

const HOUSES = readdirSync(join(SRC, 'targets')).filter(name => statSync(join(SRC, 'targets', name)).isDirectory());
const ROLLOUTS = /^rollouts\//;
/** The contract of rules about objects, which houses and delivery tools have. */
const RULES = /^analysis\/rules\//;
/** Generated, beside the sources. */
const SCHEMAS = /^\.\.\/schemas\//;
const [VOCABULARY, INTENT, CONTRACT, GATEWAY_API, PRIVATE] = [/^vocabulary\//, /^intent\//, /^targets\/[a-z]+\.ts$/, /^targets\/gateway-api\//, /^private\//];

describe('no arrow goes back', () => {
  test('the rooms are found, and arrows between them', () => {
    expect(HOUSES).toEqual(expect.arrayContaining(['gateway-api', 'istio', 'linkerd', 'network-policy']));
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
  });
  test('vocabulary imports nothing of ours', () => expect(violations(VOCABULARY, [])).toEqual([]));
  test('writing imports nothing of ours', () => expect(violations(/^writing\//, [])).toEqual([]));
  test('intent imports vocabulary only', () => expect(violations(INTENT, [VOCABULARY])).toEqual([]));
  test('the contract of targets imports intent and vocabulary only', () => {
    expect(violations(/^targets\/(target|manifest|support|release)\.ts$/, [INTENT, VOCABULARY])).toEqual([]);
  });
  test.each(HOUSES)('house %s imports no other house, no constructs and nothing private', house => {
    expect(violations(new RegExp(`^targets/${house}/(?!evaluation/|rules/)`), [CONTRACT, GATEWAY_API, INTENT, VOCABULARY])).toEqual([]);
  });
  test.each(HOUSES)('evaluation of house %s imports no renderer', house => {
    expect(violations(new RegExp(`^targets/${house}/evaluation/`), [/^simulation\//])).toEqual([]);
  });
  test.each(HOUSES)('rules of house %s import no renderer', house => {
    expect(violations(new RegExp(`^targets/${house}/rules/`), [RULES, new RegExp('^targets/gateway-api/rules/')])).toEqual([]);
  });
  test('rules of delivery tools import no renderer', () => expect(violations(/^rollouts\/[a-z-]+\/rules\//, [RULES])).toEqual([]));
  test('admission imports the contract of rules and schemas only', () => expect(violations(/^analysis\/admission\//, [RULES, SCHEMAS])).toEqual([]));
  test('the contract of rules imports nothing of ours', () => expect(violations(RULES, [])).toEqual([]));
  test('rollouts import the contract of targets, and no house', () => {
    expect(violations(/^rollouts\/(?!.*\/rules\/)/, [CONTRACT, INTENT, VOCABULARY])).toEqual([]);
  });
  test('private imports neither analysis nor report', () => {
    expect(violations(PRIVATE, [
      VOCABULARY, INTENT, ROLLOUTS, /^synthesis\/plain-data\.ts$/, /^targets\/(target|manifest|support|release|own)\.ts$/, /^(call|meshed-service-props|canary-release-props)\.ts$/,
    ])).toEqual([]);
  });
  test('synthesis imports writing only', () => expect(violations(/^synthesis\//, [/^writing\//])).toEqual([]));
  test('report imports nothing of ours', () => expect(violations(/^report\//, [])).toEqual([]));
  test('analysis imports no public construct', () => {
    expect(violations(/^analysis\//, [VOCABULARY, INTENT, ROLLOUTS, CONTRACT, GATEWAY_API, PRIVATE, /^report\//, SCHEMAS])).toEqual([]);
  });
  test('there is no import cycle', () => {
    const types = (path: string) => files.find(file => file.path === path);
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (trail.includes(path) || done.has(path)) return;
      runtimeImports(types(path)).forEach(next => visit(next, [...trail, path]));
      done.add(path);
    };
    files.forEach(({ path }) => visit(path, []));
    expect(cycles).toEqual([]);
  });
});

/** Imports that are there when the code runs: those of which a value is used. */
function runtimeImports(file?: SourceFile): string[] {
  if (!file) return [];
  const options = { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } };
  const { outputText } = ts.transpileModule(file.text, options);
  return [...outputText.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, name]) => resolved(file.path, name));
}

describe('a mesh is known in its own house only', () => {
  const NAMES = /istio|linkerd|kuma|cilium|ztunnel|waypoint|sidecar/i;
  test.each(files.filter(({ path }) => !/^targets\/(?!gateway-api)[a-z-]+\//.test(path) && !['targets/index.ts', 'targets/rules.ts'].includes(path)).map(({ path }) => path))('%s', path => {
    const { text } = files.find(file => file.path === path)!;
    const code = text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    expect(code).not.toMatch(NAMES);
    expect(code).not.toMatch(/imports\//);
  });
});

describe('budgets', () => {
  const lines = files.map(({ path, text }) => ({ path, count: text.split('\n').length - 1 }));
  const functions = files.flatMap(functionsOf);

  test('no file has more than 200 lines, half of them at most 60', () => {
    expect(lines.filter(({ count }) => count > 200)).toEqual([]);
    expect(median(lines.map(({ count }) => count))).toBeLessThanOrEqual(60);
  });
  test('no function has more than 30 lines, half of them at most 6', () => {
    expect(functions.filter(({ count }) => count > 30)).toEqual([]);
    expect(median(functions.map(({ count }) => count))).toBeLessThanOrEqual(6);
  });
  test('no folder has more than 20 entries, rooms not counted, which have a table', () => {
    const folders = [...new Set(files.map(({ path }) => dirname(path)))];
    const isRoom = (folder: string, name: string) => folder === '.' && statSync(join(SRC, name)).isDirectory();
    expect(folders.filter(folder => readdirSync(join(SRC, folder)).filter(name => !isRoom(folder, name)).length > 20)).toEqual([]);
  });
});

function functionsOf({ path, text }: SourceFile): { name: string; count: number }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: { name: string; count: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [from, to] = [node.getStart(), node.getEnd()].map(position => source.getLineAndCharacterOfPosition(position).line);
      found.push({ name: `${path}:${from + 1}`, count: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
