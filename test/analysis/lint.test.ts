import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { documentsIn, parse } from '../../bin/lint/documents';
import { main } from '../../bin/main';
import { objectFindings } from '../../src/analysis/object-findings';
import { OBJECT_ENTRIES } from '../../src/analysis/object-rules';
import { nameOf } from '../../src/analysis/rules/kube-object';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';

const BAD = readFileSync(join(__dirname, '..', 'rules', 'istio', 'CM2101.bad.yaml'), 'utf-8');
const GOOD = readFileSync(join(__dirname, '..', 'rules', 'istio', 'CM2101.good.yaml'), 'utf-8');
const OPTIONS = ['--target', 'istio-sidecar', '--partial'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function run(...args: string[]): { code: number; out: string; err: string } {
  const [out, err]: string[][] = [[], []];
  const code = main(args, text => void out.push(text), text => void err.push(text));
  return { code, out: out.join(''), err: err.join('') };
}

function findingsIn(...args: string[]): any[] {
  return JSON.parse(run('lint', ...OPTIONS, '--format', 'json', ...args).out);
}

describe('what lint is given', () => {
  const service = { metadata: { name: 'cart', namespace: 'shop' }, spec: { selector: { app: 'cart' }, ports: [{ prt: 80 }] } };
  test.each([
    ['a List', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Service', ...service }] }],
    ['a typed list, whose items need not say what they are', { apiVersion: 'v1', kind: 'ServiceList', items: [service] }],
  ])('may be %s', (_, list) => {
    expect(findingsIn(file('list.json', JSON.stringify(list))).map(({ pointer }) => pointer)).toContain('/spec/ports/0/prt');
  });
  test.each(['apiversion: v1\nkind: Service\nmetadata: { name: cart }\n', 'metadata: { name: cart }\nspec: {}\n'])('must be objects, and is told if it is nearly one', text => {
    expect(findingsIn(file('a.yaml', text)).map(({ code }) => code)).toEqual(['CM1000']);
  });
  test.each(['', 'hello\n', 'replicas: 3\n'])('must have an object in it', text => {
    const { code, err } = run('lint', file('values.yaml', text));
    expect(code).toBe(2);
    expect(err).toContain('there must be objects in');
  });
  test('may have the same object twice', () => {
    expect(findingsIn(file('a.yaml', GOOD), file('b.yaml', GOOD))).toEqual(findingsIn(file('a.yaml', GOOD)));
  });
  test('has no say over lines of the report', () => {
    const bad = { 'apiVersion': 'v1', 'kind': 'Service', ...service, '\n::error ::': {} };
    expect(run('lint', file('a.yaml', JSON.stringify(bad))).out.split('\n').filter(line => line.startsWith('::'))).toEqual([]);
  });
});

describe('lint', () => {
  test('says one line of a clean project', () => {
    file('a/cart.yaml', GOOD);
    expect(run('lint', ...OPTIONS, folder)).toEqual({ code: 0, out: 'no findings in 1 object of 1 file\n', err: '' });
  });
  test('shows the line of a finding, and what to do', () => {
    const path = file('cart.yaml', BAD);
    const { code, out } = run('lint', ...OPTIONS, path);
    expect(code).toBe(0);
    expect(out).toContain('warning CM2101 unreachable-route: route 1 of VirtualService shop/cart is never reached');
    expect(out).toContain(`  --> ${path}:12:7  /spec/http/1\n   |\n12 |     - match:\n   |       ^\n   = Move the route`);
  });
  test.each([['error', 0], ['warning', 1], ['info', 1]])('fails on %s with code %d where the worst is a warning', (failOn, code) => {
    expect(run('lint', ...OPTIONS, '--fail-on', failOn, file('cart.yaml', BAD)).code).toBe(code);
  });
  test('counts lines of all documents before, whatever ends them', () => {
    const path = file('both.yaml', `${GOOD.replace(/shop/g, 'store')}---\n${BAD}`.replace(/\n/g, '\r\n'));
    expect(findingsIn(path).map(({ code, line }) => ({ code, line }))).toEqual([{ code: 'CM2101', line: GOOD.split('\n').length + 12 }]);
  });
  test('tells where a document is malformed, and reads the others', () => {
    const path = file('broken.yaml', `a: [1,\n---\n${BAD}`);
    expect(findingsIn(path).map(({ code, severity, line }) => ({ code, severity, line })))
      .toEqual([{ code: 'CM1000', severity: 'error', line: expect.any(Number) }, { code: 'CM2101', severity: 'warning', line: 14 }]);
    expect(run('lint', ...OPTIONS, path).code).toBe(1);
  });
  test('takes a List apart, as kubectl does', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: parseAllDocuments(BAD).map(each => each.toJS()) };
    const [finding] = findingsIn(file('list.json', JSON.stringify(list, undefined, 2)));
    expect(finding).toMatchObject({ code: 'CM2101', object: 'VirtualService shop/cart', pointer: '/spec/http/1' });
    expect(finding.line).toBeGreaterThan(10);
  });
  test('bounds what aliases grow to', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)];
    expect(findingsIn(file('bomb.yaml', lines.join('\n'))).map(({ code }) => code)).toEqual(['CM1000']);
  });
  test('reads what anchors repeat', () => {
    const [document] = documentsIn({ path: '-', text: 'a: &x {b: 1}\nc: *x\n', isText: true });
    expect(parse(document)).toEqual([{ document, value: { a: { b: 1 }, c: { b: 1 } } }]);
  });
  test.each([
    ['a file that is not there', ['nowhere.yaml'], "'nowhere.yaml' must be a file or folder that can be read"],
    ['a format that is none', ['--format', 'xml'], "--format must be one of text, json, sarif, github, junit, got: 'xml'"],
    ['a target that is none', ['--target', 'mesh'], "--target must be one of istio-sidecar, istio-ambient, linkerd, network-policy, got: 'mesh'"],
    ['a severity that is none', ['--fail-on', 'never'], "--fail-on must be one of error, warning, info, got: 'never'"],
    ['a version that is none', ['--istio-version', 'new', '.'], "--istio-version must be a minor version from 1.22 to 1.31, got: 'new'"],
    ['a version with a patch', ['--istio-version', '1.31.4', '.'], "--istio-version must be a minor version from 1.22 to 1.31, got: '1.31.4'"],
    ['a version that is too old', ['--istio-version', '1.9', '.'], "--istio-version must be a minor version from 1.22 to 1.31, got: '1.9'"],
    ['a version that is not out yet', ['--istio-version', '1.32', '.'], "--istio-version must be a minor version from 1.22 to 1.31, got: '1.32'"],
    ['a version of something else', ['--linkerd-version', '1.20', '.'], "--linkerd-version must be a minor version from 2.15 to 2.20, got: '1.20'"],
  ])('refuses %s with code 2', (_, args, message) => {
    const [path] = [file('cart.yaml', GOOD)];
    expect(run('lint', ...args, ...args[0].startsWith('--') ? [path] : [])).toEqual({ code: 2, out: '', err: `${message}\n` });
  });
});

describe('several arguments', () => {
  const deployment = (image: string) => JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'cart' } }, template: { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image }] } } },
  });
  test('are one cluster, or each a cluster of its own', () => {
    const paths = ['stages/10', 'stages/20'].map((stage, i) => join(file(`${stage}/cart.yaml`, deployment(`cart:${i}`)), '..'));
    const codes = (...args: string[]) => findingsIn(...args).map(({ code }) => code);
    expect(codes(...paths)).toContain('CM1131');
    expect(codes('--each', ...paths)).not.toContain('CM1131');
    expect(run('lint', ...OPTIONS, '--each', '--fail-on', 'error', ...paths).out).toContain('in 2 objects of 2 files');
  });
});

describe('formats for programs', () => {
  test('SARIF names rules once, and places by line', () => {
    const paths = [file('a.yaml', BAD), file('b.yaml', BAD.replace(/shop/g, 'store'))];
    const { runs: [{ tool, results }] } = JSON.parse(run('lint', ...OPTIONS, '--format', 'sarif', ...paths).out);
    expect(tool.driver.rules.map(({ id }: any) => id)).toEqual(['CM2101']);
    expect(results.map(({ ruleId, ruleIndex, level }: any) => ({ ruleId, ruleIndex, level })))
      .toEqual(Array(2).fill({ ruleId: 'CM2101', ruleIndex: 0, level: 'warning' }));
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 12, startColumn: 7 });
  });
  test('GitHub gets one command a finding, with its own escapes', () => {
    const { out } = run('lint', ...OPTIONS, '--format', 'github', file('a,b:c%.yaml', BAD));
    expect(out).toMatch(/^::warning file=[^,]*a%2Cb%3Ac%25\.yaml,line=12,col=7,title=CM2101 unreachable-route::route 1 of/);
  });
  test('JUnit fails on what fails the run only, and escapes', () => {
    const path = file('<a>&.yaml', BAD);
    expect(run('lint', ...OPTIONS, '--format', 'junit', path).out).toContain('failures="0"');
    const { out } = run('lint', ...OPTIONS, '--fail-on', 'warning', '--format', 'junit', path);
    expect(out).toContain('failures="1"');
    expect(out).toContain('&lt;a&gt;&amp;.yaml:12:7');
  });
});

describe('explain', () => {
  test('tells of a code of objects, and of one of declarations', () => {
    expect(run('explain', 'cm2101').out).toMatch(/^CM2101 unreachable-route \(warning\)\n\nA route[^]*What to do: Move[^]*Elsewhere: IST0130/);
    expect(run('explain', 'CM0101').out).toMatch(/^CM0101 unsupported-feature \(error\)\n\nA target cannot carry[^]*What to do: Take the alternative/);
    expect(run('explain', 'CM0302').out).toMatch(/^CM0302 unstable-manifests \(retired\)\n\nWhich objects/);
  });
  test('refuses what is no code', () => {
    expect(run('explain', 'CM9999')).toEqual({ code: 2, out: '', err: "'CM9999' must be the code of a finding, such as CM0101\n" });
  });
});

const GOLDEN = join(__dirname, '..', 'golden');
const goldens = (readdirSync(GOLDEN, { recursive: true }) as string[]).filter(path => path.endsWith('.yaml')).sort();

test('no golden has an error: control planes took each of them', () => {
  expect(goldens.length).toBeGreaterThan(100);
  const errors = goldens.flatMap(path => {
    const objects = parseAllDocuments(readFileSync(join(GOLDEN, path), 'utf-8')).map(each => each.toJS());
    const target = ['istio-sidecar', 'istio-ambient', 'linkerd', 'network-policy'].filter(name => path.startsWith(`${name}/`));
    return objectFindings(ObjectSet.of(objects), { ...DEFAULT_PROFILE, targets: target }).filter(({ entry }) => entry.severity === 'error')
      .map(({ entry, problem }) => `${path}: ${entry.code} ${nameOf(problem.object)} ${problem.pointer}: ${problem.message}`);
  });
  expect(errors).toEqual([]);
});

test('there are at least 150 codes, each given once', () => {
  const codes = OBJECT_ENTRIES.map(({ code }) => code);
  expect(codes.length).toBeGreaterThanOrEqual(150);
  expect(new Set(codes).size).toBe(codes.length);
});
