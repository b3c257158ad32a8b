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
  const sound = new Map<string, Promise<Outcome>>();
  const caught = await sideBySide(mutants, args.jobs, async ({ suite, mutant }) => {
    const narrowed = { ...args, targets: [mutant.target], features: mutant.features ?? [] };
    const key = JSON.stringify([suiteName(suite), narrowed.targets, narrowed.features]);
    if (!sound.has(key)) sound.set(key, run(suite, narrowed));
    const noticed = noticeOf(await run(suite, args, mutantName(mutant)), await sound.get(key)!);
    console.log(`${noticed.caught ? 'caught' : 'MISSED'}  ${suiteName(suite)} ${mutantName(mutant)}: ${noticed.by}`);
    return noticed.caught;
  });
  console.log(`${caught.filter(each => each).length} of ${mutants.length} mistakes are noticed`);
  return caught.every(each => each);
}

/** A mistake is noticed by a rule that holds without it; a suite that broke off must say what is wrong. */
function noticeOf({ checks, mutated, broken }: Outcome, sound: Outcome): { caught: boolean; by: string } {
  if (broken ?? sound.broken) return { caught: false, by: `the suite broke off: ${(broken ?? sound.broken)!.split('\n')[0]}` };
  if (!mutated) return { caught: false, by: 'nothing was changed' };
  const holds = new Set(sound.checks.filter(({ problems }) => problems.length === 0).map(({ name }) => name));
  const wrong = checks.filter(({ name, problems }) => problems.length > 0 && holds.has(name));
  if (wrong.length === 0) return { caught: false, by: `no rule of ${holds.size} that hold without it fails` };
  return { caught: true, by: `${wrong[0].name}: ${wrong[0].problems[0].split('\n')[0].slice(0, 160)}` };
}
