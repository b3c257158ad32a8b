import { Course, laidOver, Step } from './course';
import { goldenObjects } from './goldens';
import { carried, targetOf } from './targets';
import { Feature, IMeshTarget } from '../../../src';
import { Shop } from '../../rollouts/deliveries/shop';
import { DELIVERIES, STRATEGIES as CONTROLLED } from '../../rollouts/deliveries/strategies';
import { worldOf } from '../../rollouts/staged/release-programs';
import { CARRIED, PLAN, STRATEGIES } from '../../rollouts/staged/staged-strategies';
import { TargetName } from '../suite';

const SHOWN: { [strategy: string]: Feature[] } = {
  'progressive': [Feature.TRAFFIC_SPLIT, Feature.OBJECTIVES],
  'progressive-with-preview': [Feature.TRAFFIC_SPLIT, Feature.VERSION_BY_REQUEST],
  'progressive-with-affinity': [Feature.TRAFFIC_SPLIT, Feature.SESSION_AFFINITY],
  'ab-test': [Feature.VERSION_BY_REQUEST],
  'blue-green': [Feature.BLUE_GREEN],
  'mirroring': [Feature.MIRRORING],
  'autoscaled': [Feature.TRAFFIC_SPLIT],
};

/** Releases by commits, one of each strategy: all stages forward and backward, then from each the way back. */
export function stagedCourses(name: TargetName, target: IMeshTarget = targetOf(name)): Course[] {
  const [, , strategies] = CARRIED.find(([each]) => each === name)!;
  return strategies.map(strategy => ({
    target: name,
    name: `a release by commits, ${strategy}`,
    features: SHOWN[strategy].filter(feature => feature !== Feature.OBJECTIVES && carried(name).includes(feature)),
    steps: () => stagesOf(name, strategy, target),
  }));
}

function stagesOf(name: TargetName, strategy: string, target: IMeshTarget): Step[] {
  const { plan, props } = STRATEGIES[strategy];
  const { stages, objects, around, abortFrom } = worldOf({ ...PLAN, ...plan }, target, props);
  const step = (stage: typeof stages[number], how = ''): Step => ({ name: `${how}${stage.name}`, objects: [...around, ...objects(stage)] });
  const ways = stages.flatMap(stage => {
    const abort = abortFrom(stage);
    return abort ? [step(stage), step(abort, `abort from ${stage.name}: `), step(stages[1], 'back to ')] : [];
  });
  const golden = target === targetOf(name) ? goldenObjects('releases', name, 'staged', strategy) : [];
  const shown = golden.length > 0 ? [{ name: 'golden', objects: laidOver(around, golden) }] : [];
  return [...stages.map(stage => step(stage)), ...[...stages].reverse().slice(1).map(stage => step(stage, 'back to ')), ...ways, ...shown];
}

/** Releases that a controller carries out, one of each strategy that it can: before, while and after the version is declared. */
export function controlledCourses(name: TargetName, target: IMeshTarget = targetOf(name)): Course[] {
  return Object.keys(DELIVERIES).flatMap(delivery => Object.keys(CONTROLLED).flatMap(strategy => {
    if (goldenObjects('releases', name, delivery, strategy).length === 0) return []; // refused with a code
    const features = SHOWN[strategy].filter(feature => carried(name).includes(feature));
    return [{ target: name, name: `a release by ${delivery}, ${strategy}`, features, steps: () => declaredOf(name, delivery, strategy, target) }];
  }));
}

function declaredOf(name: TargetName, delivery: string, strategy: string, target: IMeshTarget): Step[] {
  const [v1, v2] = [{ version: 'v1', image: 'example.com/cart:1' }, { version: 'v2', image: 'example.com/cart:2' }];
  const step = (what: string, stable: typeof v1, canary?: typeof v1): Step => ({
    name: what,
    objects: new Shop(target, {
      call: strategy === 'mirroring' || name === 'network-policy' ? {} : undefined,
      acceptLoss: Object.values(Feature),
      release: { ...CONTROLLED[strategy], delivery: DELIVERIES[delivery], unmeshedClients: false, stable, canary },
    }).synthesized(),
  });
  const [before, during, after] = [step('before', v1), step('released', v1, v2), step('afterwards', v2)];
  const golden = target === targetOf(name) ? goldenObjects('releases', name, delivery, strategy) : [];
  return [before, during, after, during, before, ...golden.length > 0 ? [{ name: 'golden', objects: laidOver(during.objects, golden) }] : []];
}
