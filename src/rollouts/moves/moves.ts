import { hindrancesAtRest, isAtRest } from './changes-at-rest';
import { brokenInvariants } from './move-invariants';
import { StageKind } from '../../vocabulary/release/stage-kind';
import { ReleasePlanData, ReleaseStage } from '../release-plan/release-stage';
import { abortFolder, stageFolder } from '../release-plan/stage-folder';

/** Where a repository stands: at a stage of a plan, or on the way back from it. */
export interface Place {
  readonly plan: ReleasePlanData;
  readonly stage: ReleaseStage;
  readonly aborting: boolean;
}

/** What a commit does. */
export enum MoveKind {
  STAY = 'no move',
  FORWARD = 'one stage forward',
  BACK = 'one stage back',
  ABORT = 'an abort',
  NEXT_RELEASE = 'the start of the next release',
  CHANGE = 'a change of the service, no move of its release',
  UNSAFE = 'unsafe',
}

/** A commit, judged. */
export interface Move {
  readonly kind: MoveKind;
  /** Why it is unsafe: what breaks, and what to do instead. */
  readonly reasons: string[];
}

/** Finds a place by the name of a stage, of its folder, or of the way back from it: 'shift-05', '20-shift-05', 'abort/from-20'. */
export function tryFindPlace(plan: ReleasePlanData, name: string): Place | undefined {
  const { stages } = plan;
  const stage = stages.find(each => [each.name, stageFolder(each)].includes(name));
  if (stage) return { plan, stage, aborting: false };
  const left = stages.find(each => [`abort/${abortFolder(each)}`, `abort-${each.name}`].includes(name));
  return left && { plan, stage: left, aborting: true };
}

/** Name of a place, as it stands in a pointer. */
export function placeName({ stage, aborting }: Place): string {
  return aborting ? `abort/${abortFolder(stage)}` : stageFolder(stage);
}

/** What a commit from one place to another does: safe are steps between neighbours, aborts that the plan offers, and nothing else. */
export function moveBetween(from: Place, to: Place): Move {
  if (!samePlan(from.plan, to.plan)) return betweenPlans(from, to);
  if (placeName(from) === placeName(to)) return safe(MoveKind.STAY);
  const there = tryFindPlace(from.plan, placeName(to))!;
  if (there.aborting) return intoAbort(from, there);
  return from.aborting ? outOfAbort(from, there) : betweenStages(from, there);
}

function safe(kind: MoveKind): Move {
  return { kind, reasons: [] };
}

function unsafe(...reasons: string[]): Move {
  return { kind: MoveKind.UNSAFE, reasons };
}

function samePlan(a: ReleasePlanData, b: ReleasePlanData): boolean {
  const told = ({ service, namespace, stages }: ReleasePlanData) =>
    JSON.stringify([service, namespace, stages.map(({ name, digest }) => [name, digest])]);
  return told(a) === told(b);
}

/** The last stage of a release is the first one of the next. */
function betweenPlans(from: Place, to: Place): Move {
  const [a, b] = [from.plan, to.plan];
  if (a.service !== b.service || a.namespace !== b.namespace) return unsafe(`different plans: ${a.namespace}/${a.service} and ${b.namespace}/${b.service}`);
  if (!from.aborting && !to.aborting && from.stage.digest === to.stage.digest) {
    return safe(from.stage === a.stages[a.stages.length - 1] ? MoveKind.NEXT_RELEASE : MoveKind.STAY);
  }
  const rests = [from, to].map(({ stage, aborting }) => !aborting && isAtRest(stage));
  if (rests[0] && rests[1]) return betweenRests(from, to);
  const where = `objects of ${placeName(from)} of ${titleOf(a)} are not those of ${placeName(to)} of ${titleOf(b)}`;
  return unsafe(`different plans: breaks chain: ${where}; ${rests[0] ? beginning(b) : 'finish the release, or take it back to its first stage, before its plan changes'}`);
}

/** While no release goes on, a service may change as any other does, as long as its pods stay those of one version. */
function betweenRests(from: Place, to: Place): Move {
  const reasons = hindrancesAtRest(from, to);
  return reasons.length === 0 ? safe(MoveKind.CHANGE) : unsafe(...reasons);
}

/** What to do where a plan is finished, and the next one is not begun at its beginning. */
function beginning(plan: ReleasePlanData): string {
  const first = plan.stages.find(({ kind }) => kind === StageKind.BASELINE) ?? plan.stages[0];
  return `begin with ${stageFolder(first)} of ${titleOf(plan)}`;
}

function titleOf({ stable, canary }: ReleasePlanData): string {
  return canary === undefined ? stable : `${stable} → ${canary}`;
}

function intoAbort(from: Place, { plan, stage }: Place): Move {
  if (!stage.canAbort) return unsafe(...brokenInvariants.ofAbort(plan, stage));
  if (from.stage === stage) return safe(MoveKind.ABORT);
  return unsafe(`an abort starts where the release stands: from ${placeName(from)} it is ${from.stage.canAbort ? `abort/${abortFolder(from.stage)}` : 'the stage before'}`);
}

/** From an abort the way leads over the stage in which the canary runs without requests, or back to where it came from. */
function outOfAbort(from: Place, to: Place): Move {
  if (from.stage === to.stage) return safe(MoveKind.FORWARD);
  if (to.stage.kind === StageKind.PREPARE) return safe(MoveKind.BACK);
  const prepare = from.plan.stages.find(({ kind }) => kind === StageKind.PREPARE)!;
  return unsafe(`the stage after an abort is ${stageFolder(prepare)}: only from there were the next steps checked`);
}

function betweenStages(from: Place, to: Place): Move {
  const { stages } = from.plan;
  const steps = stages.indexOf(to.stage) - stages.indexOf(from.stage);
  if (Math.abs(steps) === 1) return safe(steps > 0 ? MoveKind.FORWARD : MoveKind.BACK);
  return unsafe(...brokenInvariants.ofJump(from.plan, from.stage, to.stage));
}
