import { Feature } from '../../../src';
import { LEVELS, Level, TARGETS, TargetName } from '../suite';

/** What a run is asked for. */
export interface Arguments {
  readonly levels: Level[];
  readonly targets: TargetName[];
  /** All if empty. */
  readonly features: string[];
  /** Break the objects on purpose, and tell which mistakes are noticed. */
  readonly mutants: boolean;
  /** Build what the suites need into the cache, and no more. */
  readonly build: boolean;
  /** Compare with the committed reports instead of writing them. */
  readonly check: boolean;
  /** How many suites run at a time. */
  readonly jobs: number;
  /** Folder to keep the files of the suites in. */
  readonly keep?: string;
}

const USAGE = `npx projen conformance -- [--level ${LEVELS.join('|')}] [--target ${TARGETS.join('|')}] [--feature NAME]
  [--mutants] [--build] [--check] [--jobs NUMBER] [--keep FOLDER]
each of --level, --target and --feature may be given more than once`;

/**
 * Reads the command line.
 *
 * @throws with the usage if something is not known
 */
export function readArguments(args: string[]): Arguments {
  const given: { [option: string]: string[] } = {};
  const flags: string[] = [];
  const rest = args.filter(arg => arg !== '--'); // projen passes it on
  while (rest.length > 0) {
    const option = rest.shift()!;
    if (['--mutants', '--build', '--check'].includes(option)) flags.push(option);
    else if (['--level', '--target', '--feature', '--jobs', '--keep'].includes(option) && rest.length > 0) (given[option] ??= []).push(rest.shift()!);
    else throw new Error(`unknown or incomplete argument: '${option}'\n${USAGE}`);
  }
  return {
    levels: known('level', given['--level'], LEVELS),
    targets: known('target', given['--target'], TARGETS),
    features: given['--feature'] ? known('feature', given['--feature'], Object.values(Feature)) : [],
    mutants: flags.includes('--mutants'),
    build: flags.includes('--build'),
    check: flags.includes('--check'),
    jobs: count(given['--jobs']?.at(-1) ?? '2'),
    keep: given['--keep']?.at(-1),
  };
}

function known<T extends string>(what: string, given: string[] | undefined, all: readonly T[]): T[] {
  const unknown = (given ?? []).filter(name => !all.includes(name as T));
  if (unknown.length > 0) throw new Error(`${what} must be one of ${all.join(', ')}, got: '${unknown[0]}'\n${USAGE}`);
  return given ? given as T[] : [...all];
}

function count(given: string): number {
  if (!/^[1-9]\d?$/.test(given)) throw new Error(`jobs must be a number from 1 to 99, got: '${given}'\n${USAGE}`);
  return Number(given);
}
