import { DATA_PLANES, networkPolicy, ReleasePlan } from './release-programs';
import { CanaryReleaseProps, IMeshTarget, ReleaseStrategy, Step } from '../../../src';

/** A release that is the same but for its strategy. */
export const PLAN: ReleasePlan = {
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
export const STRATEGIES: { [name: string]: { plan?: Partial<ReleasePlan>; props?: Partial<CanaryReleaseProps>; stage: string } } = {
  'progressive': { stage: 'shift-25' },
  'progressive-with-preview': { plan: { preview: 'header' }, stage: 'preview' },
  'progressive-with-affinity': { plan: { affinity: true }, stage: 'shift-05' },
  'ab-test': { plan: { strategy: 'ab-test' }, stage: 'test' },
  'blue-green': { plan: { strategy: 'blue-green' }, stage: 'promote' },
  'mirroring': { props: { strategy: ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]) }, stage: 'mirror-10' },
  'autoscaled': { plan: { autoscaled: true }, stage: 'shift-50' },
};

const ALL = Object.keys(STRATEGIES);
/** Data planes, and the strategies that each carries. */
export const CARRIED: [string, () => IMeshTarget, string[]][] = [
  ...DATA_PLANES.map(({ name, target }): [string, () => IMeshTarget, string[]] => [name, target, ALL.filter(each => name !== 'linkerd' || each !== 'mirroring')]),
  ['network-policy', networkPolicy, ['blue-green']],
];
