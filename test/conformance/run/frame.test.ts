import { spawn } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { readArguments } from './arguments';
import { Bench } from '../bench';
import { Outcome } from './inside';
import { mutantsOf } from './mutants';
import { reportsOf, SuiteResult, unexplained } from './report';
import { committedReports } from './report-files';
import { sideBySide } from './run';
import { Check, LEVELS, Mutant, mutantName, Suite, suiteFolder, suiteName, TARGETS } from '../suite';
import { SUITES } from './suites';
import { table } from './table';
import { Feature } from '../../../src';
import { supportOf } from '../cases/targets';
import { lacking, Need } from '../machine/machine';
import { MODULES } from '../machine/modules';
import { Processes } from '../machine/processes';

const ROOT = join(__dirname, '..', '..', '..');
const CARRIED = ['full', 'partial'];

function suite(over: Partial<Suite> = {}): Suite {
  return { level: 'traffic', targets: ['linkerd'], about: '', tools: [], needs: [], versions: { judge: '1' }, mutants: [], run: async () => [], ...over };
}

function check(over: Partial<Check> = {}): Check {
  return { target: 'linkerd', name: 'a rule', features: [Feature.RETRIES], problems: [], ...over };
}

function result(checks: Check[], over: Partial<Outcome> = {}, of = suite()): SuiteResult {
  return { suite: of, outcome: { checks, notes: [], mutated: false, ...over } };
}

describe('suites', () => {
  test('each level is held for some target, and each target at some level', () => {
    expect(LEVELS.filter(level => !SUITES.some(each => each.level === level))).toEqual([]);
    expect(TARGETS.filter(target => !SUITES.some(({ targets }) => targets.includes(target)))).toEqual([]);
  });
  test.each(SUITES.map(each => [suiteName(each), each] as const))('%s has a folder, and mistakes to notice for each of its targets', (_name, { mutants, ...rest }) => {
    expect(existsSync(join(ROOT, suiteFolder({ mutants, ...rest })))).toBe(true);
    expect(mutants.length).toBeGreaterThanOrEqual(5);
    expect(new Set(mutants.map(mutantName)).size).toBe(mutants.length);
    expect(rest.targets.filter(target => !mutants.some(mutant => mutant.target === target))).toEqual([]);
  });
});

test('the Go modules that are built are those whose manifests are read', () => {
  const modOf = (folder: string) => readFileSync(join(ROOT, 'test/conformance/tools', folder, 'go.mod'), 'utf-8');
  for (const name of ['istio', 'flagger', 'argo-rollouts', 'kwok'] as const) expect(modOf(name)).toContain(MODULES[name].replace('@', ' '));
});

describe('committed reports', () => {
  test('there is one for each target', () => expect(committedReports().map(({ target }) => target)).toEqual(TARGETS));
  test.each(committedReports().map(report => [report.target, report] as const))('%s: each carried feature is proved, or says what is missing', (target, report) => {
    const carried = Object.values(Feature).filter(feature => CARRIED.includes(supportOf(target, feature)));
    expect(carried.length).toBeGreaterThan(5);
    expect(carried.filter(feature => report.features[feature]?.proved === undefined && report.features[feature]?.missing === undefined)).toEqual([]);
    expect(Object.entries(report.levels).filter(([, { result: came }]) => came !== 'passed')).toEqual([]);
    expect(unexplained([report])).toEqual([]);
  });
});

describe('reports', () => {
  const traffic = (report: ReturnType<typeof reportsOf>[0]) => report.levels.traffic.result;

  test('a level passes with its rules, and fails with one of them, without any, or when it broke off', () => {
    expect(traffic(reportsOf([result([check()])])[0])).toBe('passed');
    expect(traffic(reportsOf([result([check(), check({ problems: ['no'] })])])[0])).toBe('failed');
    expect(traffic(reportsOf([result([])])[0])).toBe('failed');
    expect(traffic(reportsOf([result([check()], { broken: 'no server' })])[0])).toBe('failed');
    expect(reportsOf([{ suite: suite(), skipped: 'no root' }])[0].levels.traffic).toEqual({ result: 'skipped', why: 'no root' });
  });
  test('a feature is proved by the highest level at which all of its rules hold', () => {
    const program = result([check()], {}, suite({ level: 'program' }));
    expect(reportsOf([program, result([check({ name: 'b' }), check()])])[0].features[Feature.RETRIES])
      .toMatchObject({ proved: 'traffic', rules: { program: ['a rule'], traffic: ['a rule', 'b'] } });
    expect(reportsOf([program, result([check(), check({ problems: ['no'] })])])[0].features[Feature.RETRIES]).toMatchObject({ proved: 'program' });
  });
  test('suites run side by side, and are told in their order', async () => {
    let [running, most] = [0, 0];
    const results = await sideBySide([30, 1, 20, 1, 1], 2, async millis => {
      most = Math.max(most, ++running);
      await new Promise(resolve => setTimeout(resolve, millis));
      running--;
      return millis;
    });
    expect([results, most]).toEqual([[30, 1, 20, 1, 1], 2]);
  });
  test('a carried feature without proof by traffic is told, unless it is said why', () => {
    expect(unexplained(reportsOf([result([check({ features: [] })])]))).toContainEqual(expect.stringContaining('linkerd retries is not carried by traffic'));
    expect(unexplained(reportsOf([result([check()])]))).not.toContainEqual(expect.stringContaining('linkerd retries'));
  });
  test('the table has a line for each carried feature', () => {
    expect(table(reportsOf([result([check()])]))).toMatch(/^ {2}retries +traffic +traffic 1$/m);
    expect(table(reportsOf([result([])]))).toMatch(/^ {2}retries +NOT PROVED/m);
  });
});

describe('mutants', () => {
  const dropping: Mutant = { name: 'drop the first', target: 'linkerd', features: [Feature.RETRIES], change: ([, ...rest]) => rest };

  async function caught(outcome: Partial<Outcome>, without: Check[] = [check()]): Promise<boolean> {
    const sound = { checks: without, notes: [], mutated: false };
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const came = { checks: [], notes: [], mutated: true, ...outcome };
    const run = async (_suite: Suite, _args: unknown, mutant?: string) => mutant === undefined ? sound : came;
    const all = await mutantsOf([suite({ mutants: [dropping] })], readArguments([]), run);
    log.mockRestore();
    return all;
  }

  test('one is caught by a rule that fails, not by a suite that broke off, nor where nothing was changed', async () => {
    expect(await caught({ checks: [check({ problems: ['no'] })] })).toBe(true);
    expect(await caught({ checks: [check()] })).toBe(false);
    expect(await caught({ checks: [check({ problems: ['no'] })], broken: 'no server' })).toBe(false);
    expect(await caught({ checks: [check({ problems: ['no'] })], mutated: false })).toBe(false);
  });
  test('a rule that fails without the mistake notices nothing', async () => {
    expect(await caught({ checks: [check({ problems: ['no'] })] }, [check({ problems: ['no'] })])).toBe(false);
  });
  test('the bench breaks the objects of a case, and asks for the target and features of the mutant only', () => {
    const objects = [{ kind: 'A' }, { kind: 'B' }];
    const plain = new Bench('', new Processes(), { targets: [...TARGETS], features: [] });
    const broken = new Bench('', new Processes(), { targets: [...TARGETS], features: [] }, dropping);
    expect([plain.objects(objects), plain.mutated]).toEqual([objects, false]);
    expect([broken.objects(objects), broken.mutated]).toEqual([[{ kind: 'B' }], true]);
    expect([Feature.RETRIES, Feature.TCP].map(feature => broken.wants('linkerd', [feature]))).toEqual([true, false]);
    expect(broken.wants('istio-sidecar')).toBe(false);
    expect(plain.wants('istio-sidecar', [Feature.TCP])).toBe(true);
  });
});

describe('arguments', () => {
  test('all is asked for without any', () => {
    expect(readArguments(['--'])).toMatchObject({ levels: [...LEVELS], targets: [...TARGETS], features: [], mutants: false });
  });
  test('they narrow', () => {
    expect(readArguments(['--level', 'admit', '--target', 'linkerd', '--feature', 'retries', '--check']))
      .toMatchObject({ levels: ['admit'], targets: ['linkerd'], features: ['retries'], check: true });
  });
  test.each([['--level', 'magic'], ['--target', 'kuma'], ['--feature', 'magic'], ['--jobs', 'magic'], ['--levels'], ['--level']])('%s %s is refused with the usage', (...args) => {
    expect(() => readArguments(args)).toThrow(/'(magic|kuma|--levels?)'[\s\S]*npx projen conformance/);
  });
});

(lacking(Need.SANDBOX) === undefined ? test : test.skip)('whatever ends a run, the kernel ends what it started', async () => {
  const seconds = 100_000 + process.pid; // of this run only
  const script = `require("./sandbox").inSandbox(["sh", "-c", "sleep ${seconds} & sleep ${seconds}"], true)`;
  const run = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', script], { cwd: join(__dirname, '..', 'machine'), stdio: 'ignore' });
  await until(() => sleepers(seconds) === 2);
  expect(sleepers(seconds)).toBe(2);
  run.kill('SIGKILL');
  await until(() => sleepers(seconds) === 0);
  expect(sleepers(seconds)).toBe(0);
}, 60_000);

async function until(is: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end && !is();) await new Promise(resolve => setTimeout(resolve, 100));
}

/** How many processes of this machine sleep so long. */
function sleepers(seconds: number): number {
  return readdirSync('/proc').filter(pid => /^\d+$/.test(pid)).filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0').slice(0, 2).join(' ') === `sleep ${seconds}`;
    } catch {
      return false; // ended meanwhile
    }
  }).length;
}
