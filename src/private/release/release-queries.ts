import { isOfDataPlane } from './release-features';
import { RenderedRelease } from './stage-objects';
import { TrackReach } from '../../intent';
import { objectiveQuery, reachOf } from '../../rollouts/objective';
import { StageQuery } from '../../rollouts/release-plan/release-stage';
import { Stage } from '../../rollouts/stage';
import { IMeshTarget, SupportLevel } from '../../targets/target';
import { Feature } from '../../vocabulary/feature';
import { Slo } from '../../vocabulary/release/slo';

/** What the objectives of a stage ask the metrics of each data plane, and those of the application once. */
export function queriesAt(release: RenderedRelease, { slos, release: traffic }: Stage): StageQuery[] {
  const { state: { spec: { canary } }, service: { mesh, node } } = release;
  if (!canary || !traffic) return [];
  const reach = reachOf(canary, traffic);
  const carriers = mesh.carriersIn(node.namespace);
  const asked = (slo: Slo, target: IMeshTarget) => ({ ...objectiveQuery(slo, { target, service: node, track: canary, reach }), kind: slo.kind });
  return slos.flatMap(slo => isOfDataPlane(slo)
    ? carriers.filter(target => counts(target, reach)).map(target => described(asked(slo, target), target))
    : [described(asked(slo, carriers[0]))]);
}

function counts(target: IMeshTarget, reach: TrackReach): boolean {
  return target.support(reach === TrackReach.COPIES ? Feature.OBJECTIVES_OF_COPIES : Feature.OBJECTIVES).level !== SupportLevel.NONE;
}

function described({ kind, name, query, min, max, windowMillis, onNoTraffic }: ReturnType<typeof objectiveQuery> & Pick<Slo, 'kind'>, target?: IMeshTarget): StageQuery {
  return {
    ...target && { target: target.name },
    kind,
    name,
    query,
    ...min !== undefined && { min },
    ...max !== undefined && { max },
    windowSeconds: windowMillis / 1000,
    onNoTraffic,
  };
}
