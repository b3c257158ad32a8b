import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { readResources } from './kustomization-file';
import { Pointer } from './stage-files';
import { readText } from './text-file';
import { UsageError } from './usage-error';
import { Place, tryFindPlace } from '../src/rollouts/moves/moves';
import { tryReadPlan } from '../src/rollouts/release-plan/plan-file';
import { ReleasePlanData } from '../src/rollouts/release-plan/release-stage';
import { stageFolder } from '../src/rollouts/release-plan/stage-folder';

/** The name of a stage, and the plan that a pointer brings. */
export interface PlaceArgument {
  readonly name: string;
  readonly plan?: ReleasePlanData;
  readonly pointer?: Pointer;
}

/** Reads a stage from the command line: its name, or the path of a pointer to it. */
export function readPlaceArgument(argument: string): PlaceArgument {
  if (!isPath(argument)) return { name: argument };
  const beside = join(dirname(dirname(argument)), 'plan.json');
  const plan = existsSync(beside) ? readPlan(beside) : undefined;
  const resource = pointedAt(argument);
  return { name: resource.replace(/^\.\.\/(stages\/)?/, ''), plan, pointer: { path: argument, resource, bundled: plan !== undefined } };
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

/** What a pointer points to: '../stages/20-shift-05'. */
function pointedAt(path: string): string {
  const resources = readResources(path);
  if (resources.length === 1 && /^\.\.\/(stages\/[a-z0-9-]+|abort\/from-\d+)$/.test(resources[0])) return resources[0];
  throw new UsageError(`'${path}' must point to one stage ('../stages/20-shift-05'), got ${resources.join(', ') || 'none'}`);
}
