import { StageKind } from '../../vocabulary/release/stage-kind';
import { ReleasePlanData, ReleaseStage } from '../release-plan/release-stage';
import { abortFolder, stageFolder } from '../release-plan/stage-folder';

/** Stages of which routes name the canary. */
const REACHED = [StageKind.PREVIEW, StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST, StageKind.PROMOTE, StageKind.RETIRE];

/** Which invariants between two commits break where they are no neighbours. */
export const brokenInvariants = { ofJump, ofAbort };

/** Why a jump over stages is unsafe. Objects of both arrive in any order, so that what one names must be there in the other. */
function ofJump(plan: ReleasePlanData, from: ReleaseStage, to: ReleaseStage): string[] {
  const [first, last] = [from, to].sort((a, b) => a.number - b.number);
  const skipped = plan.stages.slice(plan.stages.indexOf(first) + 1, plan.stages.indexOf(last)).map(stageFolder);
  const back = from.canAbort ? `take abort/${abortFolder(from)} to go back at once` : 'go back one stage at a time';
  const way = to.number > from.number ? '' : `; ${back}`;
  return [
    ...references(plan, first, last),
    ...capacityOfCanary(plan, first, last),
    ...removal(plan, first, last),
    ...capacityOfStable(plan, first, last),
    `skips ${skipped.join(', ')}: only neighbours were checked${way}`,
  ];
}

/** Why there is no way back at once from a stage. */
function ofAbort(plan: ReleasePlanData, stage: ReleaseStage): string[] {
  const ready = replicasOf(stage, plan.stable);
  const needed = Math.max(...plan.stages.map(each => replicasOf(each, plan.stable) ?? 0));
  if (ready === undefined) return [`abort is not offered from ${stageFolder(stage)}: breaks references: ${plan.stable} does not run there`];
  if (!plan.economy || stage.exposure === 0) return [`abort is not offered from ${stageFolder(stage)}: no share of the requests is to be taken back; go back one stage`];
  return [
    `abort is not offered in economy mode: breaks capacity: all requests need ${needed} of ${plan.stable}, and at ${stageFolder(stage)} ${ready} may be ready; go back one stage at a time`,
  ];
}

function references({ canary = '', stages }: ReleasePlanData, first: ReleaseStage, last: ReleaseStage): string[] {
  if (!REACHED.includes(last.kind) || replicasOf(first, canary) !== undefined || replicasOf(last, canary) === undefined) return [];
  const runs = stages.find(stage => replicasOf(stage, canary) !== undefined)!;
  return [`breaks references: routes of ${stageFolder(last)} name ${canary}, which does not run at ${stageFolder(first)}, but from ${stageFolder(runs)} on`];
}

/** What a stage needs of the canary, the stage before it has. */
function capacityOfCanary({ canary = '', stages }: ReleasePlanData, first: ReleaseStage, last: ReleaseStage): string[] {
  const ready = replicasOf(first, canary);
  const needed = replicasOf(stages[stages.indexOf(last) - 1], canary);
  if (ready === undefined || needed === undefined || !REACHED.includes(last.kind) || ready >= needed) return [];
  return [`breaks capacity: ${stageFolder(last)} needs ${needed} of ${canary}, and at ${stageFolder(first)} ${ready} may be ready`];
}

function removal({ stable, stages }: ReleasePlanData, first: ReleaseStage, last: ReleaseStage): string[] {
  if (last.kind !== StageKind.RETIRE || first.exposure === 100) return [];
  const promote = stages.find(({ kind }) => kind === StageKind.PROMOTE)!;
  return [
    `breaks removal: ${stageFolder(last)} removes ${stable} while routes of ${stageFolder(first)} may still send it ${100 - first.exposure} % of the requests; ${stageFolder(promote)} comes between`,
  ];
}

/** In economy mode, what a stage needs of the stable version the stage after it still has. */
function capacityOfStable({ stable, stages, economy }: ReleasePlanData, first: ReleaseStage, last: ReleaseStage): string[] {
  const ready = replicasOf(last, stable);
  const needed = replicasOf(stages[stages.indexOf(first) + 1], stable);
  if (!economy || ready === undefined || needed === undefined || ready >= needed) return [];
  return [`breaks capacity: ${stageFolder(first)} needs ${needed} of ${stable}, and at ${stageFolder(last)} ${ready} may be ready`];
}

function replicasOf({ tracks }: ReleaseStage, version: string): number | undefined {
  return tracks.find(track => track.version === version)?.replicas;
}
