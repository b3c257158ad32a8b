import { Bundle } from './bundles';
import { Declaring } from './declaring-target';
import { Feature } from '../../../../src';
import { Stage } from '../../../../src/rollouts/stage';
import { ReleasePlan, ReleaseWorld, worldOf } from '../../../rollouts/staged/release-programs';
import { samplesOf } from '../../../rollouts/staged/requests';
import { PLAN } from '../release-plan';

/** Releases that differ in how requests come to a version. */
export const RELEASES: { [name: string]: { plan: ReleasePlan; proves: Feature } } = {
  'preview': { plan: { ...PLAN, preview: 'both' }, proves: Feature.VERSION_BY_REQUEST },
  'affinity': { plan: { ...PLAN, affinity: true, grpc: false }, proves: Feature.SESSION_AFFINITY },
  'ab-test': { plan: { ...PLAN, strategy: 'ab-test' }, proves: Feature.VERSION_BY_REQUEST },
  'blue-green': { plan: { ...PLAN, strategy: 'blue-green', slots: true }, proves: Feature.BLUE_GREEN },
};

/** A release with what it declares. */
export interface DeclaredRelease {
  readonly name: string;
  readonly plan: ReleasePlan;
  readonly world: ReleaseWorld;
  readonly bundle: (stage: Stage, objects?: any[]) => Bundle;
}

/** Releases of `web`, which `front` and `mobile` call. */
export function releases(): DeclaredRelease[] {
  return Object.entries(RELEASES).map(([name, { plan, proves }]) => {
    const target = new Declaring();
    const world = worldOf(plan, target, {}, ['v1', 'v2'], false);
    const bundle = (stage: Stage, objects = [...world.around, ...world.objects(stage)]): Bundle => ({
      name: `releases/${name}-${stage.name}`,
      features: [...new Set([Feature.TRAFFIC_SPLIT, proves])],
      objects,
      headers: [...new Map(samplesOf(plan, stage, 'front').map(({ request: { headers = {} } }) => [JSON.stringify(headers), headers])).values()],
      ...target.declared(),
    });
    return { name, plan, world, bundle };
  });
}

/** Each release at each of its stages. */
export function releaseBundles(): Bundle[] {
  return releases().flatMap(({ world, bundle }) => world.stages.map(stage => bundle(stage)));
}
