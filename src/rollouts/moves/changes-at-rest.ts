import { StageKind } from '../../vocabulary/release/stage-kind';
import { ReleasePlanData, ReleaseStage, TrackReplicas } from '../release-plan/release-stage';

/** A stage, and the plan that it is of. */
interface StageOfPlan {
  readonly plan: ReleasePlanData;
  readonly stage: ReleaseStage;
}

/** Whether no release goes on at a stage: one version runs, and gets all requests. */
export function isAtRest({ kind, tracks }: ReleaseStage): boolean {
  return (kind === StageKind.BASELINE || kind === StageKind.RETIRE) && tracks.length === 1;
}

/** Why a service cannot change from one stage at rest to another one, of another plan; nothing where it can. */
export function hindrancesAtRest(from: StageOfPlan, to: StageOfPlan): string[] {
  const [before, after] = [from, to].map(({ stage }) => stage.tracks[0]);
  if (before.version !== after.version) {
    return [`different plans: breaks chain: ${before.version} runs, and would be ${after.version} at once; the next plan has ${before.version} as its stable version`];
  }
  if (before.name !== after.name) {
    return [`different plans: breaks chain: Deployment ${before.name} would be ${after.name} at once; change the naming with the next version`];
  }
  return [...otherSplit(from.plan, to.plan, after), ...otherCapacity(before, after)];
}

/** Subsets are versions without Services. */
function otherSplit({ subsets = false }: ReleasePlanData, to: ReleasePlanData, { name }: TrackReplicas): string[] {
  if (subsets === (to.subsets ?? false)) return [];
  return [`breaks references: routes name Service ${name}, which is ${subsets ? 'not there yet' : 'removed'}; change the split with the next version`];
}

/** Where `replicas` leaves a Deployment that runs, or comes back to it, applying it changes at once how many pods there are. */
function otherCapacity(before: TrackReplicas, after: TrackReplicas): string[] {
  const { version, name } = after;
  if ((before.maxReplicas === undefined) !== (after.maxReplicas === undefined)) {
    const reset = after.maxReplicas === undefined
      ? `Deployment ${name}, which may run ${before.maxReplicas} pods, to ${after.replicas}`
      : `\`replicas\` of Deployment ${name}, which runs ${before.replicas} pods, to 1`;
    return [`breaks capacity: ${version} would be ${range(after)}: applying it resets ${reset}; change the kind of capacity with the next version`];
  }
  const fewer = after.replicas < before.replicas || (after.maxReplicas ?? 0) < (before.maxReplicas ?? 0);
  return fewer ? [`breaks capacity: ${version} is ${range(before)}, and would be ${range(after)}; take pods away with the next version`] : [];
}

function range({ replicas, maxReplicas }: TrackReplicas): string {
  return maxReplicas === undefined ? `fixed at ${replicas}` : `autoscaled from ${replicas} to ${maxReplicas}`;
}
