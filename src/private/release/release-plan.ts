import { queriesAt } from './release-queries';
import { objectsAt, RenderedRelease } from './stage-objects';
import { RenderedPlan, RenderedStage } from '../../rollouts/bundle/bundle-files';
import { changesBetween } from '../../rollouts/release-plan/object-diff';
import { ReleasePlanData, ReleaseStage } from '../../rollouts/release-plan/release-stage';
import { digestOf, inApplyOrder } from '../../rollouts/release-plan/stage-yaml';
import { Stage, StageKind } from '../../rollouts/stage';
import { StableCapacity } from '../../vocabulary/release/capacity';
import { DeliveryKind } from '../../vocabulary/release/delivery';

/** Renders every stage. Throws if a controller moves the weights, since there are no stages then. */
export function renderPlan(release: RenderedRelease): RenderedPlan {
  const { spec } = release.state;
  const { name: service, namespace } = spec.service;
  if (spec.delivery.kind !== DeliveryKind.STAGED) {
    throw new Error(`plan of the release of '${service}' needs Delivery.staged(), got: ${spec.delivery.kind}, with which a controller moves the weights`);
  }
  const stages = renderStages(release);
  const plan: ReleasePlanData = {
    service,
    namespace,
    stable: spec.stable.version,
    ...spec.canary && { canary: spec.canary.version },
    delivery: spec.delivery.kind,
    gitOps: spec.delivery.gitOps,
    economy: spec.stableCapacity === StableCapacity.FOLLOW,
    subsets: spec.subsets,
    stages: stages.map(({ stage }) => stage),
  };
  return { plan, stages };
}

function renderStages(release: RenderedRelease): RenderedStage[] {
  const { state } = release;
  const objects = state.stages.map(stage => inApplyOrder(objectsAt(release, stage)));
  return state.stages.map((stage, i) => {
    const abort = state.tryAbortFrom(stage);
    const aborted = abort && inApplyOrder(objectsAt(release, abort));
    const back = i > 0 && takesPods(stage, state.stages[i - 1]);
    return {
      stage: {
        ...described(stage),
        queries: queriesAt(release, stage),
        canAbort: abort !== undefined,
        ...abort && { abortBakeSeconds: abort.bakeMillis! / 1000 },
        ...back && { backBakeSeconds: state.spec.drainMillis / 1000 },
        digest: digestOf(objects[i]),
        ...aborted && { abortDigest: digestOf(aborted) },
        changes: i > 0 ? changesBetween(objects[i - 1], objects[i]) : [],
      },
      objects: objects[i],
      ...aborted && { abort: aborted },
    };
  });
}

/** Whether a version has fewer pods at another stage, or does not run there. */
function takesPods({ workloads }: Stage, to: Stage): boolean {
  return workloads.some(({ track, replicas }) => replicas > (to.workloads.find(other => other.track.name === track.name)?.replicas ?? 0));
}

function described({ name, number, kind, exposure, workloads, gate, bakeMillis, slos }: Stage): Omit<ReleaseStage, 'queries' | 'canAbort' | 'digest' | 'changes'> {
  return {
    name,
    number,
    kind,
    exposure: kind === StageKind.RETIRE ? 100 : exposure,
    tracks: workloads.map(({ track, replicas }) => ({
      version: track.version, name: track.name, replicas, ...track.capacity.max !== undefined && { maxReplicas: track.capacity.max },
    })),
    gate,
    ...bakeMillis !== undefined && { bakeSeconds: bakeMillis / 1000 },
    objectives: slos,
  };
}
