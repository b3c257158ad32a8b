import * as fc from 'fast-check';
import { chanceOf, harms } from './mixtures';
import { networkPolicy, releasePlans, worldOf } from './release-programs';
import { luck, neighbours } from './safety-rules';
import { bypassing } from '../../../src/simulation/router';
import { RUNS } from '../../properties/runs';

/** Without a data plane every request goes to what the Service selects. */
const kubeProxy = { route: (_: any[], request: any) => bypassing(request) };

test('without a mesh, too, no request of a blue/green release fails, in any order in which objects arrive', () => {
  fc.assert(fc.property(releasePlans, fc.nat(), luck, (random, which, numbers) => {
    const plan = { ...random, strategy: 'blue-green' as const, preview: undefined, affinity: false };
    const world = worldOf(plan, networkPolicy());
    const pairs = neighbours(world.stages);
    const [from, to] = pairs[which % pairs.length];
    for (const way of [{ from, to }, { from: to, to: from }]) {
      expect(harms({ world, plan, router: kubeProxy, unmeshed: true, ...way }, chanceOf(numbers))).toEqual([]);
    }
  }), RUNS);
});
