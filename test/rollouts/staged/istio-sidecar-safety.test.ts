import * as fc from 'fast-check';
import { chanceOf, harms } from './mixtures';
import { releasePlans, SIDECAR } from './release-programs';
import { luck, neighbours, passage, stagesAreSafe, world } from './safety-rules';
import { SplitLevel, StrategyKind } from '../../../src';
import { RUNS } from '../../properties/runs';

stagesAreSafe(SIDECAR);

test('with subsets, too, no request of the mesh fails', () => {
  fc.assert(fc.property(releasePlans.filter(({ strategy }) => strategy !== StrategyKind.BLUE_GREEN), fc.nat(), luck, (plan, which, numbers) => {
    const here = world(SIDECAR, plan, { split: SplitLevel.SUBSET, unmeshedClients: false });
    const pairs = neighbours(here.stages);
    const [from, to] = pairs[which % pairs.length];
    expect(harms(passage(SIDECAR, plan, here, [from, to], false), chanceOf(numbers))).toEqual([]);
  }), RUNS);
});
