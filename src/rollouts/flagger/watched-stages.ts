import { StrategyKind } from '../../vocabulary/release/strategy';
import { movingStages } from '../controlled';
import { ReleaseSpec } from '../spec';
import { Stage, StageKind } from '../stage';

/** How long a step is watched where nothing is said. */
const INTERVAL_MILLIS = 60_000;

/** How long Flagger watches each step, in milliseconds. */
export function intervalMillis(spec: ReleaseSpec): number {
  const [first] = watchedStages(spec);
  return first?.bakeMillis ?? INTERVAL_MILLIS;
}

/** Stages that Flagger watches: of a release all at once, the one before. */
export function watchedStages(spec: ReleaseSpec): Stage[] {
  const stages = movingStages(spec);
  if (spec.strategy.kind === StrategyKind.BLUE_GREEN) return stages.filter(({ kind }) => kind === StageKind.PREPARE);
  return stages.filter(({ kind }) => [StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST].includes(kind));
}
