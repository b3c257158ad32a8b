import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { UsageError } from './usage-error';
import { Place, tryFindPlace } from '../src/rollouts/moves/moves';
import { tryReadPlan } from '../src/rollouts/release-plan/plan-file';
import { ReleasePlanData } from '../src/rollouts/release-plan/release-stage';
import { stageFolder } from '../src/rollouts/release-plan/stage-folder';

/** The name of a stage, and the plan that a pointer brings. */
export interface PlaceArgument {
  readonly name: string;
  readonly plan?: ReleasePlanData;
}

/** Reads a stage from the command line: its name, or the path of a pointer to it. */
export function readPlaceArgument(argument: string): PlaceArgument {
  if (!isPath(argument)) return { name: argument };
  const beside = join(dirname(dirname(argument)), 'plan.json');
  return { name: pointedAt(argument), plan: existsSync(beside) ? readPlan(beside) : undefined };
}

/** Reads a plan from a file. */
export function readPlan(path: string): ReleasePlanData {
  const plan = tryReadPlan(readText(path));
  if (plan) return plan;
  throw new UsageError(`'${path}' must be the plan.json of a release, got something else`);
}

/** The place that an argument names in its plan. */
export function placeOf(option: string, { name, plan: own }: PlaceArgument, other?: ReleasePlanData): Place {
  const plan = own ?? other;
  if (!plan) throw new UsageError(`--plan must be given where no pointer brings a plan.json, got: --${option} ${name}`);
  const place = tryFindPlace(plan, name);
  if (place) return place;
  throw new UsageError(`--${option} must be a stage of the plan (${plan.stages.map(stageFolder).join(', ')}), got: '${name}'`);
}

function isPath(argument: string): boolean {
  return /\.ya?ml$/.test(argument) || (argument.includes('/') && !argument.startsWith('abort/'));
}

function pointedAt(path: string): string {
  const lines = readText(path).split('\n').filter(line => !line.trim().startsWith('#'));
  const found = lines.flatMap(line => [...line.matchAll(/\.\.\/(?:stages\/([a-z0-9-]+)|(abort\/from-\d+))/g)]).map(([, stage, abort]) => stage ?? abort);
  if (found.length === 1) return found[0];
  throw new UsageError(`'${path}' must point to one stage ('../stages/20-shift-05'), got ${found.length === 0 ? 'none' : found.join(', ')}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf-8');
  } catch {
    throw new UsageError(`'${path}' must be a file that can be read`);
  }
}
