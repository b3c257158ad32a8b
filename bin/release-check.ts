import { parseArgs } from 'util';
import type { Outcome } from './main';
import { placeOf, readPlaceArgument, readPlan } from './place-argument';
import { editsOf } from './stage-files';
import { UsageError } from './usage-error';
import { Move, moveBetween, MoveKind, Place, placeName } from '../src/rollouts/moves/moves';
import { durationWords } from '../src/rollouts/release-plan/words';

/** Tells whether the commit from one stage to another is safe. */
export function releaseCheck(args: string[]): Outcome {
  const { from, to, plan } = readOptions(args);
  const shared = plan === undefined ? undefined : readPlan(plan);
  const [a, b] = [readPlaceArgument(from), readPlaceArgument(to)];
  const places = [placeOf('from', a, shared ?? b.plan), placeOf('to', b, shared ?? a.plan)];
  const edits = [a, b].flatMap(({ pointer }, i) => pointer ? editsOf(pointer, places[i]) : []);
  const move = edits.length > 0 ? { kind: MoveKind.UNSAFE, reasons: [...new Set(edits)] } : moveBetween(places[0], places[1]);
  return { text: told(move, places), code: move.kind === MoveKind.UNSAFE ? 1 : 0 };
}

function readOptions(args: string[]): { from: string; to: string; plan?: string } {
  const { from, to, plan } = parsed(args);
  if (from === undefined || to === undefined) throw new UsageError(`--${from === undefined ? 'from' : 'to'} must be given (see --help)`);
  return { from, to, plan };
}

function parsed(args: string[]): { from?: string; to?: string; plan?: string } {
  try {
    return parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' }, plan: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0].split('. ')[0]} (see --help)`);
  }
}

function told({ kind, reasons }: Move, [from, to]: Place[]): string {
  const where = `${placeName(from)} → ${placeName(to)}`;
  if (kind === MoveKind.UNSAFE) return [`unsafe: ${where}`, ...reasons.map(reason => `  - ${reason}`)].join('\n');
  const canary = to.plan.canary;
  const exposures = [from, to].map(({ stage, aborting }) => aborting ? 0 : stage.exposure);
  const exposed = canary !== undefined && ![MoveKind.NEXT_RELEASE, MoveKind.CHANGE].includes(kind) ? `; requests to ${canary}: ${exposures[0]} % → ${exposures[1]} %` : '';
  return `safe: ${where} is ${kind}${exposed}${waiting(kind, from)}`;
}

/** How long requests may still be on their way to pods that a way back takes away. */
function waiting(kind: MoveKind, { stage, aborting }: Place): string {
  const { abortBakeSeconds, backBakeSeconds } = stage;
  if (kind === MoveKind.ABORT && abortBakeSeconds !== undefined) return `; wait ${durationWords(abortBakeSeconds)} before the next commit`;
  const before = aborting ? abortBakeSeconds : backBakeSeconds;
  return kind === MoveKind.BACK && before !== undefined ? `; only when the last commit has been in force for ${durationWords(before)}` : '';
}
