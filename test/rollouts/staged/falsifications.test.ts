import { chanceOf, harms } from './mixtures';
import { DATA_PLANES, DataPlane, ReleasePlan, SIDECAR } from './release-programs';
import { passage, world } from './safety-rules';
import { SplitLevel, StableCapacity } from '../../../src';

describe('what the stages are for is told by what goes wrong without them', () => {
  const wanted: ReleasePlan = {
    replicas: 10,
    autoscaled: false,
    weights: [5, 25, 50],
    hold: false,
    strategy: 'progressive',
    affinity: false,
    slots: false,
    grpc: false,
    routes: [],
    timeouts: true,
    breaker: false,
  };
  const numbers = Array.from({ length: 997 }, (_, i) => (i * 48271 + 11) * 69621 % 2147483647);
  const found = (plane: DataPlane, from: string, to: string, more = {}, unmeshed = true) => {
    const here = world(plane, wanted, more);
    return harms(passage(plane, wanted, here, [here.stage(from), here.stage(to)], unmeshed), chanceOf(numbers), 64);
  };

  describe.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('%s', (_, plane) => {
    test.each([
      ['prepare must come before the first shift', 'baseline', 'shift-05', /backend that is not there|reach no pod|refused/],
      ['promote must come before retire', 'shift-50', 'retire', /backend that is not there|reach no pod|refused/],
      ['no step may be skipped', 'shift-05', 'shift-50', /web-v2 has \d of 5 pods/],
      ['nor on the way to all requests', 'shift-05', 'promote', /web-v2 has \d of 10 pods/],
    ])('%s', (_rule, from, to, harm) => {
      expect(found(plane, from, to).join('\n')).toMatch(harm);
    });

    test('where the stable version follows, going back at once would overload it', () => {
      const here = world(plane, wanted, { stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false });
      const abort = { ...here.stage('promote'), ...{ release: here.stage('prepare').release, selected: here.stage('prepare').selected, exposure: 0 } };
      const told = harms(passage(plane, wanted, here, [here.stage('promote'), abort], false), chanceOf(numbers), 64);
      expect(told.join('\n')).toMatch(/web-v1 has \d of 10 pods/);
    });
  });

  test('clients outside the mesh reach the canary under subsets as soon as its pods are ready', () => {
    expect(found(SIDECAR, 'baseline', 'prepare', { split: SplitLevel.SUBSET, unmeshedClients: false }).join('\n'))
      .toMatch(/clients outside the mesh reach web-v1 and web-v2/);
  });
});
