import { Arguments } from './arguments';
import { Outcome } from './inside';
import { lackOf } from './lacks';
import { run as runSuite, sideBySide } from './run';
import { mutantName, Suite, suiteName } from '../suite';

/** Runs each suite with each of its mistakes, and tells which are noticed; true if all are. */
export async function mutantsOf(suites: Suite[], args: Arguments, run = runSuite): Promise<boolean> {
  for (const suite of suites.filter(each => lackOf(each) !== undefined)) console.log(`${suiteName(suite)}: skipped: ${lackOf(suite)}`);
  const mutants = suites.filter(suite => lackOf(suite) === undefined)
    .flatMap(suite => suite.mutants.filter(({ target }) => args.targets.includes(target)).map(mutant => ({ suite, mutant })));
  const caught = await sideBySide(mutants, args.jobs, async ({ suite, mutant }) => {
    const noticed = noticeOf(await run(suite, args, mutantName(mutant)));
    console.log(`${noticed.caught ? 'caught' : 'MISSED'}  ${suiteName(suite)} ${mutantName(mutant)}: ${noticed.by}`);
    return noticed.caught;
  });
  console.log(`${caught.filter(each => each).length} of ${mutants.length} mistakes are noticed`);
  return caught.every(each => each);
}

/** A suite that broke off noticed nothing: it must say what is wrong. */
function noticeOf({ checks, mutated, broken }: Outcome): { caught: boolean; by: string } {
  if (broken) return { caught: false, by: `the suite broke off: ${broken.split('\n')[0]}` };
  if (!mutated) return { caught: false, by: 'nothing was changed' };
  const wrong = checks.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return { caught: false, by: `all of ${checks.length} rules hold` };
  return { caught: true, by: `${wrong[0].name}: ${wrong[0].problems[0].split('\n')[0].slice(0, 160)}` };
}
