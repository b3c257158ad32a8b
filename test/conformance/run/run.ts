import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Arguments } from './arguments';
import { Errand, Outcome } from './inside';
import { lackOf } from './lacks';
import { SuiteResult } from './report';
import { lacking, Need } from '../machine/machine';
import { download } from '../machine/modules';
import { inSandbox, SANDBOX_FOLDER } from '../machine/sandbox';
import { build } from '../machine/tools';
import { Suite, suiteName } from '../suite';

/** Builds and downloads what suites need, where they can run here at all; tells which of them do without it, and why. */
export function prepare(suites: Suite[]): Map<Suite, string> {
  const unprepared = new Map<Suite, string>();
  for (const suite of suites.filter(each => lackOf(each) === undefined)) {
    try {
      build(suite.tools);
      download(suite.modules ?? []);
    } catch (error) {
      unprepared.set(suite, (error as Error).message);
    }
  }
  return unprepared;
}

/** What became of a suite that could not be prepared. */
function unpreparedOutcome(broken: string): Outcome {
  return { checks: [], notes: [], mutated: false, broken };
}

/** Runs a suite, and prints what came out. */
export async function resultOf(suite: Suite, args: Arguments, unprepared?: string): Promise<SuiteResult> {
  const skipped = lackOf(suite);
  const start = Date.now();
  const outcome = unprepared === undefined ? () => run(suite, args) : () => unpreparedOutcome(unprepared);
  const result = skipped === undefined ? { suite, outcome: await outcome() } : { suite, skipped };
  console.log([`\n== ${suiteName(suite)}: ${suite.about}`, ...linesOf(result, (Date.now() - start) / 1000)].join('\n'));
  return result;
}

function linesOf({ skipped, outcome }: SuiteResult, seconds: number): string[] {
  if (outcome === undefined) return [`skipped: ${skipped}`];
  const wrong = outcome.checks.filter(({ problems }) => problems.length > 0);
  return [
    ...wrong.map(({ target, name, problems }) => `FAILED ${target}: ${name}\n  ${problems.slice(0, 8).join('\n  ')}`),
    ...outcome.broken === undefined ? [] : [`BROKEN: ${outcome.broken}`],
    ...outcome.notes.map(note => `note: ${note}`),
    `${outcome.checks.length - wrong.length} of ${outcome.checks.length} rules hold, ${seconds.toFixed(0)} s`,
  ];
}

/** One suite, or one of its mistakes, in a sandbox of its own. */
export async function run(suite: Suite, { targets, features, keep }: Arguments, mutant?: string): Promise<Outcome> {
  const walled = !suite.outside && lacking(Need.SANDBOX) === undefined;
  const scratch = walled ? SANDBOX_FOLDER : mkdtempSync(join(tmpdir(), 'conformance-'));
  const errand: Errand = { suite: suiteName(suite), targets, features, mutant, folder: join(scratch, 'files'), keep: keep && resolve(keep, suiteName(suite)) };
  try {
    const command = [process.execPath, '-r', 'ts-node/register/transpile-only', join(__dirname, 'inside.ts'), JSON.stringify(errand)];
    const { status, told } = await inSandbox(command, walled);
    return told === '' ? { checks: [], notes: [], mutated: false, broken: `the suite ended with ${status} and without an outcome` } : JSON.parse(told);
  } finally {
    if (!walled) rmSync(scratch, { recursive: true, force: true });
  }
}

/** Works on things side by side, at most so many at a time; results are in the order of the things. */
export async function sideBySide<T, R>(things: T[], most: number, work: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const i = next++;
      results[i] = await work(things[i]);
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
