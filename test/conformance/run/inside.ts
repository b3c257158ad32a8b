import { cpSync, lstatSync, mkdirSync, writeFileSync } from 'fs';
import { Bench } from '../bench';
import { Processes } from '../machine/processes';
import { Check, mutantName, suiteName, TargetName } from '../suite';
import { SUITES } from './suites';

/** What a suite is asked for, and where. */
export interface Errand {
  readonly suite: string;
  readonly targets: TargetName[];
  readonly features: string[];
  readonly mutant?: string;
  /** Folder for all that the suite writes. */
  readonly folder: string;
  /** Folder to keep it in. */
  readonly keep?: string;
}

/** What came out. */
export interface Outcome {
  readonly checks: Check[];
  readonly notes: string[];
  readonly mutated: boolean;
  /** Why the suite broke off. */
  readonly broken?: string;
}

/** Runs one suite, and tells the outcome by file descriptor 3; the process is in its sandbox already. */
async function main(errand: Errand): Promise<void> {
  const suite = SUITES.find(each => suiteName(each) === errand.suite)!;
  const mutant = suite.mutants.find(each => mutantName(each) === errand.mutant);
  mkdirSync(errand.folder, { recursive: true });
  const processes = new Processes();
  const bench = new Bench(errand.folder, processes, errand, mutant);
  let outcome: Outcome;
  try {
    outcome = { checks: await suite.run(bench), notes: bench.notes, mutated: bench.mutated };
  } catch (error) {
    outcome = { checks: [], notes: bench.notes, mutated: bench.mutated, broken: (error as Error).stack ?? String(error) };
  }
  await processes.stopAll();
  if (errand.keep) cpSync(errand.folder, errand.keep, { recursive: true, filter: path => !lstatSync(path).isSocket() });
  writeFileSync(3, JSON.stringify(outcome));
  process.exit(0);
}

void main(JSON.parse(process.argv[2]));
