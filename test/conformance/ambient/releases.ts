import { AmbientProgram, declaredIn } from './programs';
import { CanaryRelease, ReleaseStrategy, Step } from '../../../src';
import { releasedService } from '../../../src/private/registry';
import { Stage } from '../../../src/rollouts/stage';
import { ReleasePlan, ReleaseWorld, worldOf } from '../../rollouts/staged/release-programs';
import { PLAN } from '../cases/release-plan';
import { targetOf } from '../cases/targets';
import { Expected, expectedOf } from '../program/istio-ambient/expected';

/** A release, of which a waypoint carries every stage. */
export interface Release {
  readonly stages: Stage[];
  /** Every other object. */
  readonly around: any[];
  readonly meshConfig: any;
  stage(name: string): Stage;
  /** The way out of a stage, where there is one. */
  abortFrom(stage: Stage): Stage | undefined;
  /** What the release changes. */
  objects(stage: Stage): any[];
  /** What is declared at a stage. */
  expected(stage: Stage, headers?: { [name: string]: string }[]): Expected;
}

/** Percent of the requests that are copied. */
export const COPIED = 40;

/** Releases by what they show. */
export const RELEASES = {
  'by weight': () => release({ preview: 'header', affinity: true }),
  'A/B test': () => release({ strategy: 'ab-test' }),
  'blue/green': () => release({ strategy: 'blue-green' }),
  'with copies': () => release({}, { strategy: ReleaseStrategy.progressive([Step.mirror(COPIED), Step.weight(50)]) }),
};

function release(plan: Partial<ReleasePlan>, props = {}): Release {
  const world = worldOf({ ...PLAN, replicas: 1, weights: [20, 50], ...plan }, targetOf('istio-ambient'), props);
  const { state } = releasedService(world.app.node.findAll().find(node => node instanceof CanaryRelease)!);
  return {
    ...world,
    abortFrom: stage => world.abortFrom(stage),
    meshConfig: declaredIn(world.mesh).meshConfig,
    expected: (stage, headers) => state.at(stage, () => expectedOf(programAt(world, stage, headers), [])),
  };
}

function programAt({ mesh, around, objects }: ReleaseWorld, stage: Stage, headers?: { [name: string]: string }[]): AmbientProgram {
  return { name: stage.name, features: [], objects: [...around, ...objects(stage)], headers, ...declaredIn(mesh) };
}
