import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Arguments, readArguments } from './arguments';
import { Errand, Outcome } from './inside';
import { lackOf } from './lacks';
import { lacking, Need } from './machine/machine';
import { download } from './machine/modules';
import { inSandbox, SANDBOX_FOLDER } from './machine/sandbox';
import { build } from './machine/tools';
import { mutantsOf } from './mutants';
import { reportsOf, SuiteResult, unexplained } from './report';
import { differences, writeReports } from './report-files';
import { Suite, suiteName, TARGETS } from './suite';
import { SUITES } from './suites';
import { table } from './table';

/** Runs the suites that are asked for, one after the other, and tells what is proved. */
async function main(args: Arguments): Promise<boolean> {
  const asked = SUITES.filter(({ level, targets }) => args.levels.includes(level) && targets.some(target => args.targets.includes(target)));
  if (args.build) return prepared(asked);
  if (args.mutants) return mutantsOf(asked, args, run);
  const results: SuiteResult[] = [];
  for (const suite of asked) results.push(await result(suite, args));
  const reports = reportsOf(results, args.targets);
  console.log(table(reports));
  const whole = asked.length === SUITES.length && args.targets.length === TARGETS.length && args.features.length === 0;
  const wrong = args.features.length === 0 ? unexplained(reports) : [];
  if (args.check) wrong.push(...differences(reports));
  else if (whole) writeReports(reports);
  else console.log('not all was asked for, so that no report is written');
  wrong.forEach(line => console.log(line));
  return wrong.length === 0 && results.every(fine);
}

function prepared(suites: Suite[]): boolean {
  for (const suite of suites.filter(each => lackOf(each) === undefined)) {
    build(suite.tools);
    download(suite.modules ?? []);
  }
  return true;
}

function fine({ skipped, outcome }: SuiteResult): boolean {
  return skipped !== undefined || (outcome!.broken === undefined && outcome!.checks.every(({ problems }) => problems.length === 0));
}

async function result(suite: Suite, args: Arguments): Promise<SuiteResult> {
  const why = lackOf(suite);
  const start = Date.now();
  console.log(`\n== ${suiteName(suite)}: ${suite.about}`);
  if (why !== undefined) {
    console.log(`skipped: ${why}`);
    return { suite, skipped: why };
  }
  const outcome = await run(suite, args);
  const wrong = outcome.checks.filter(({ problems }) => problems.length > 0);
  for (const { target, name, problems } of wrong) console.log(`FAILED ${target}: ${name}\n  ${problems.slice(0, 8).join('\n  ')}`);
  if (outcome.broken) console.log(`BROKEN: ${outcome.broken}`);
  for (const note of outcome.notes) console.log(`note: ${note}`);
  console.log(`${outcome.checks.length - wrong.length} of ${outcome.checks.length} rules hold, ${((Date.now() - start) / 1000).toFixed(0)} s`);
  return { suite, outcome };
}

/** One suite in a sandbox of its own. */
async function run(suite: Suite, { targets, features, keep }: Arguments, mutant?: string): Promise<Outcome> {
  build(suite.tools);
  download(suite.modules ?? []);
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

Promise.resolve().then(() => main(readArguments(process.argv.slice(2)))).then(good => process.exit(good ? 0 : 1), error => {
  console.error((error as Error).message);
  process.exit(1);
});
