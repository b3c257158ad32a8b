import { Arguments, readArguments } from './arguments';
import { mutantsOf } from './mutants';
import { Report, reportsOf, SuiteResult, unexplained } from './report';
import { differences, writeReports } from './report-files';
import { prepare, resultOf, sideBySide } from './run';
import { TARGETS } from '../suite';
import { SUITES } from './suites';
import { table } from './table';

/** Runs the suites that are asked for, and tells what is proved. */
async function main(args: Arguments): Promise<boolean> {
  const asked = SUITES.filter(({ level, targets }) => args.levels.includes(level) && targets.some(target => args.targets.includes(target)));
  const unprepared = prepare(asked);
  unprepared.forEach(why => console.log(why));
  if (args.build) return unprepared.size === 0;
  if (args.mutants) return mutantsOf(asked, args);
  const results = await sideBySide(asked, args.jobs, suite => resultOf(suite, args, unprepared.get(suite)));
  const reports = reportsOf(results, args.targets);
  console.log(table(reports));
  const whole = asked.length === SUITES.length && args.targets.length === TARGETS.length && args.features.length === 0;
  const wrong = args.features.length === 0 ? unexplained(reports) : [];
  if (args.check) wrong.push(...differences(reports));
  wrong.forEach(line => console.log(line));
  const good = wrong.length === 0 && results.every(fine);
  if (!args.check) console.log(written(reports, whole, good, results));
  return good;
}

/** Writes reports of a whole run in which every rule was held and holds, so that a smaller machine takes no proof away. */
function written(reports: Report[], whole: boolean, good: boolean, results: SuiteResult[]): string {
  if (!whole) return 'no report is written, since not all was asked for';
  if (results.some(({ skipped }) => skipped !== undefined)) return 'no report is written, since not all could be asked on this machine';
  if (!good) return 'no report is written, since not every rule holds';
  writeReports(reports);
  return 'the reports are written';
}

function fine({ skipped, outcome }: SuiteResult): boolean {
  return skipped !== undefined || (outcome!.broken === undefined && outcome!.checks.every(({ problems }) => problems.length === 0));
}

Promise.resolve().then(() => main(readArguments(process.argv.slice(2)))).then(good => process.exit(good ? 0 : 1), error => {
  console.error((error as Error).message);
  process.exit(1);
});
