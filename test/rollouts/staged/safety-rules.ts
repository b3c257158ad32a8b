import * as fc from 'fast-check';
import { chanceOf, harms, Passage } from './mixtures';
import { DataPlane, ReleasePlan, releasePlans, ReleaseWorld, worldOf } from './release-programs';
import { StableCapacity } from '../../../src';
import { Stage, StageKind } from '../../../src/rollouts/stage';
import { RUNS } from '../../properties/runs';

export const luck = fc.array(fc.nat(), { minLength: 64, maxLength: 64 });

/** Stages that follow each other. */
export function neighbours(stages: Stage[]): [Stage, Stage][] {
  return stages.slice(1).map((stage, i) => [stages[i], stage]);
}

/** The way between two stages of a release. */
export function passage(plane: DataPlane, plan: ReleasePlan, world: ReleaseWorld, [from, to]: [Stage, Stage], unmeshed = true): Passage {
  return { world, plan, router: plane.router, evaluator: plane.evaluator, from, to, unmeshed };
}

const mirrors = (plane: DataPlane) => plane.name !== 'linkerd';
export const world = (plane: DataPlane, plan: ReleasePlan, more = {}) => worldOf(plan, plane.target(), more, ['v1', 'v2'], mirrors(plane));

/** What holds on every data plane, of the objects that are rendered for it. */
export function stagesAreSafe(plane: DataPlane): void {
  test('between neighbouring stages no request fails, in any order in which objects arrive, forward and backward', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), luck, (plan, which, numbers) => {
      const here = world(plane, plan);
      const pairs = neighbours(here.stages);
      const [from, to] = pairs[which % pairs.length];
      expect(harms(passage(plane, plan, here, [from, to]), chanceOf(numbers))).toEqual([]);
      expect(harms(passage(plane, plan, here, [to, from]), chanceOf(numbers))).toEqual([]);
    }), RUNS);
  });

  test('an abort is safe from every stage, and so is the way from it back to the beginning', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), luck, (plan, which, numbers) => {
      const here = world(plane, plan);
      const aborts = here.stages.flatMap(stage => {
        const abort = here.abortFrom(stage);
        return abort ? [{ stage, abort }] : [];
      });
      const { stage, abort } = aborts[which % aborts.length];
      expect(aborts.map(each => each.stage.name)).toEqual(here.stages.slice(2, -1).map(each => each.name)); // all but baseline, prepare and retire
      const way: [Stage, Stage][] = [[stage, abort], [abort, here.stage('prepare')], [here.stage('prepare'), here.stage('baseline')]];
      way.forEach(step => expect(harms(passage(plane, plan, here, step), chanceOf(numbers))).toEqual([]));
    }), RUNS);
  });

  test('a Deployment that runs already is taken over without harm', () => {
    fc.assert(fc.property(releasePlans, fc.nat(), luck, (plan, which, numbers) => {
      const adopted = { ...plan, autoscaled: false, replicas: 2 }; // as many as the Deployment has
      const here = world(plane, adopted, { adoption: true });
      const adoption = here.stages.slice(0, here.stages.findIndex(({ kind }) => kind === StageKind.BASELINE) + 1);
      expect(adoption.map(({ name }) => name).slice(0, 2)).toEqual(['running', 'adopt-beside']);
      const pairs = neighbours(adoption);
      const [from, to] = pairs[which % pairs.length];
      expect(harms(passage(plane, adopted, here, [from, to], false), chanceOf(numbers))).toEqual([]);
      expect(harms(passage(plane, adopted, here, [to, from], false), chanceOf(numbers))).toEqual([]);
    }), RUNS);
  });

  test('where the stable version follows, each stage is safe for its neighbours, and no abort is offered', () => {
    fc.assert(fc.property(releasePlans.filter(({ affinity }) => !affinity), fc.nat(), luck, (plan, which, numbers) => {
      const here = world(plane, plan, { stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false });
      const pairs = neighbours(here.stages);
      const [from, to] = pairs[which % pairs.length];
      expect(harms(passage(plane, plan, here, [from, to], false), chanceOf(numbers))).toEqual([]);
      expect(here.stages.map(stage => here.abortFrom(stage))).toEqual(here.stages.map(() => undefined));
    }), RUNS);
  });
}
