import * as fc from 'fast-check';
import { chanceOf, harms } from './mixtures';
import { networkPolicy, ReleasePlan, releasePlans, worldOf } from './release-programs';
import { luck, neighbours } from './safety-rules';
import { bypassing } from '../../../src/simulation/router';
import { NetworkPolicyEvaluator } from '../../../src/targets/network-policy/evaluation/network-policy-evaluator';
import { RUNS } from '../../properties/runs';

/** Without a data plane every request goes to what the Service selects. */
const kubeProxy = { route: (_: any[], request: any) => bypassing(request) };
const evaluator = new NetworkPolicyEvaluator();
const blueGreen = (plan: ReleasePlan): ReleasePlan => ({ ...plan, strategy: 'blue-green', preview: undefined, affinity: false });

test('without a mesh, too, no request of a blue/green release fails, in any order in which objects arrive', () => {
  fc.assert(fc.property(releasePlans, fc.nat(), luck, (random, which, numbers) => {
    const plan = blueGreen(random);
    const world = worldOf(plan, networkPolicy());
    const pairs = neighbours(world.stages);
    const [from, to] = pairs[which % pairs.length];
    for (const way of [{ from, to }, { from: to, to: from }]) {
      expect(harms({ world, plan, router: kubeProxy, evaluator, unmeshed: true, ...way }, chanceOf(numbers))).toEqual([]);
    }
  }), RUNS);
});

test.each([
  ['prepare must come before promote', 'baseline', 'promote'],
  ['promote must come before retire', 'prepare', 'retire'],
])('without a mesh, too, %s', (_, from, to) => {
  const plan = blueGreen({ ...fc.sample(releasePlans, { seed: 7, numRuns: 1 })[0], replicas: 10 });
  const world = worldOf(plan, networkPolicy());
  const numbers = Array.from({ length: 997 }, (_each, i) => (i * 48271 + 11) * 69621 % 2147483647);
  const passage = { world, plan, router: kubeProxy, evaluator, unmeshed: true, from: world.stage(from), to: world.stage(to) };
  expect(harms(passage, chanceOf(numbers), 64).join('\n')).toMatch(/reach no pod|reach \d of 10 pods/);
});
