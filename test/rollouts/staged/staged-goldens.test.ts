import { DATA_PLANES, networkPolicy, ReleasePlan, worldOf } from './release-programs';
import { IMeshTarget, ReleaseStrategy, Step } from '../../../src';
import { expectGolden, yamlOf } from '../../golden';
import { invalidities } from '../../imports/crd-schemas';

const PLAN: ReleasePlan = {
  replicas: 4,
  autoscaled: false,
  weights: [5, 25, 50],
  hold: false,
  strategy: 'progressive',
  affinity: false,
  slots: false,
  grpc: false,
  routes: [0],
  timeouts: true,
  breaker: true,
};

/** A strategy, and the stage that shows most of it. */
const STRATEGIES: { [name: string]: { plan?: Partial<ReleasePlan>; props?: any; stage: string } } = {
  'progressive': { stage: 'shift-25' },
  'progressive-with-preview': { plan: { preview: 'header' }, stage: 'preview' },
  'progressive-with-affinity': { plan: { affinity: true }, stage: 'shift-05' },
  'ab-test': { plan: { strategy: 'ab-test' }, stage: 'test' },
  'blue-green': { plan: { strategy: 'blue-green' }, stage: 'promote' },
  'mirroring': { props: { strategy: ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]) }, stage: 'mirror-10' },
  'autoscaled': { plan: { autoscaled: true }, stage: 'shift-50' },
};

const ALL = Object.keys(STRATEGIES);
const CARRIED: [string, () => IMeshTarget, string[]][] = [
  ...DATA_PLANES.map(({ name, target }): [string, () => IMeshTarget, string[]] => [name, target, ALL.filter(each => name !== 'linkerd' || each !== 'mirroring')]),
  ['network-policy', networkPolicy, ['blue-green']],
];

describe.each(CARRIED)('%s', (name, target, strategies) => {
  test.each(strategies)('%s by commits renders what was reviewed', strategy => {
    const { plan, props, stage } = STRATEGIES[strategy];
    const world = worldOf({ ...PLAN, ...plan }, target(), props);
    const objects = world.objects(world.stage(stage));
    expect(objects.flatMap(object => invalidities(object))).toEqual([]);
    expectGolden(`releases/${name}/staged/${strategy}.yaml`, yamlOf(objects));
  });
});
