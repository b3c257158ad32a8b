import { Arguments } from './arguments';
import { Outcome } from './inside';
import { lackOf } from './lacks';
import { Suite, suiteName } from './suite';

type Run = (suite: Suite, args: Arguments, mutant: string) => Promise<Outcome>;

/** Runs each suite with each of its mistakes, and tells which are noticed; true if all are. */
export async function mutantsOf(suites: Suite[], args: Arguments, run: Run): Promise<boolean> {
  let missed = 0;
  let count = 0;
  for (const suite of suites) {
    const why = lackOf(suite);
    if (why !== undefined) {
      console.log(`${suiteName(suite)}: skipped: ${why}`);
      continue;
    }
    for (const mutant of suite.mutants.filter(({ target }) => args.targets.includes(target))) {
      const noticed = noticeOf(await run(suite, args, mutant.name));
      count++;
      if (!noticed.caught) missed++;
      console.log(`${noticed.caught ? 'caught' : 'MISSED'}  ${suiteName(suite)} ${mutant.target}: ${mutant.name}: ${noticed.by}`);
    }
  }
  console.log(`${count - missed} of ${count} mistakes are noticed`);
  return missed === 0;
}

/** A suite that broke off noticed nothing: it must say what is wrong. */
function noticeOf({ checks, mutated, broken }: Outcome): { caught: boolean; by: string } {
  if (broken) return { caught: false, by: `the suite broke off: ${broken.split('\n')[0]}` };
  if (!mutated) return { caught: false, by: 'nothing was changed' };
  const wrong = checks.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return { caught: false, by: `all of ${checks.length} rules hold` };
  return { caught: true, by: `${wrong[0].name}: ${wrong[0].problems[0].split('\n')[0].slice(0, 160)}` };
}
