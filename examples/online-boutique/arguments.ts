import { parseArgs } from 'util';
import { CHOICES, Choice, choiceOf } from './targets';
import { RolloutPhase } from '../../src';

/** What the command line asks for. */
export interface Arguments {
  readonly choices: Choice[];
  readonly phase: RolloutPhase;
  readonly out: string;
}

/** Reads `--target NAME --phase PHASE --out FOLDER`; ends the process with one line and exit code 2 where they are wrong. */
export function readArguments(args: string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: args.filter(argument => argument !== '--'), // npx hands the separator on
      options: { target: { type: 'string' }, phase: { type: 'string' }, out: { type: 'string' } },
    });
    return {
      choices: values.target === undefined ? CHOICES : [choiceOf(values.target)],
      phase: phaseOf(values.phase ?? RolloutPhase.STRICT),
      out: values.out ?? 'dist/online-boutique',
    };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function phaseOf(name: string): RolloutPhase {
  const found = Object.values(RolloutPhase).find(phase => phase === name);
  if (found) return found;
  throw new Error(`phase must be one of ${Object.values(RolloutPhase).join(', ')}, got: '${name}'`);
}
