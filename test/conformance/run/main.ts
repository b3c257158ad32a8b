import { Arguments, readArguments } from './arguments';
import { mutantsOf } from './mutants';
import { reportsOf, SuiteResult, unexplained } from './report';
import { differences, writeReports } from './report-files';
import { prepare, resultOf, sideBySide } from './run';
import { TARGETS } from '../suite';
import { SUITES } from '../suites';
import { table } from './table';

/** Runs the suites that are asked for, and tells what is proved. */
async function main(args: Arguments): Promise<boolean> {
  const asked = SUITES.filter(({ level, targets }) => args.levels.includes(level) && targets.some(target => args.targets.includes(target)));
  prepare(asked);
  if (args.build) return true;
  if (args.mutants) return mutantsOf(asked, args);
  const results = await sideBySide(asked, args.jobs, suite => resultOf(suite, args));
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

function fine({ skipped, outcome }: SuiteResult): boolean {
  return skipped !== undefined || (outcome!.broken === undefined && outcome!.checks.every(({ problems }) => problems.length === 0));
}

Promise.resolve().then(() => main(readArguments(process.argv.slice(2)))).then(good => process.exit(good ? 0 : 1), error => {
  console.error((error as Error).message);
  process.exit(1);
});
