import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { patchedRoute, patchedVirtualService, stepStates } from './controllers/argo-rollouts';
import { Interval, intervalsOf } from './controllers/flagger';
import { Shop, TARGETS } from './shop';
import { Delivery, Gate, ReleaseStrategy, RequestMatch, Step, StepOptions, TrackCapacity } from '../../../src';
import { releasedService } from '../../../src/private/registry';
import { stagesOf } from '../../../src/rollouts/plan';
import { Stage, StageKind } from '../../../src/rollouts/stage';
import { RUNS } from '../../properties/runs';

/** On each of three targets. */
const READY: StepOptions = { gate: Gate.ready(), bake: Duration.minutes(1) };

const weights = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 }).map(list => list.sort((a, b) => a - b));
const mirror = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined });
const pods = fc.integer({ min: 1, max: 40 });

/** A release, told to a controller, and the stages that commits would go through. */
function release(
  target: string, delivery: Delivery, strategy: ReleaseStrategy, replicas = 10, preview?: RequestMatch,
): { objects: any[]; stages: Stage[] } {
  const capacity = TrackCapacity.fixed(replicas);
  const shop = new Shop(TARGETS[target](), {
    call: {},
    release: { strategy, delivery, preview, unmeshedClients: false, stable: { version: 'v1', capacity }, canary: { version: 'v2', image: 'x:2', capacity } },
  });
  expect(shop.findings('CM0601')).toEqual([]);
  return { objects: shop.objects, stages: stagesOf(releasedService(shop.release).state.spec) };
}

const progressive = (shares: number[], mirrored?: number, options = READY) => ReleaseStrategy.progressive([
  ...mirrored === undefined ? [] : [Step.mirror(mirrored, options)], ...shares.map(share => Step.weight(share, options)),
]);

/** What clients meet at the stages between preparation and promotion. */
const staged = (stages: Stage[]): Interval[] => stages.filter(({ kind }) => [StageKind.MIRROR, StageKind.SHIFT].includes(kind))
  .map(({ kind, exposure }) => ({ weight: exposure, mirrored: kind === StageKind.MIRROR }));

const distinct = <T>(list: T[]): T[] => list.filter((item, i) => i === 0 || JSON.stringify(item) !== JSON.stringify(list[i - 1]));

describe('the weights that a controller reaches are those of the stages', () => {
  test.each(['istio-sidecar', 'istio-ambient', 'linkerd'])('Flagger on %s', target => {
    fc.assert(fc.property(weights, target === 'istio-sidecar' ? mirror : fc.constant(undefined), (shares, mirrored) => {
      const { objects, stages } = release(target, Delivery.flagger(), progressive(shares, mirrored));
      expect(intervalsOf(objects.find(({ kind }) => kind === 'Canary'))).toEqual(staged(stages));
    }), RUNS);
  });

  test.each(['istio-sidecar', 'istio-ambient', 'linkerd'])('Argo Rollouts on %s, with enough pods at every step', target => {
    const previewed = fc.option(fc.constant(RequestMatch.header('x-preview', 'yes')), { nil: undefined });
    fc.assert(fc.property(weights, target === 'istio-sidecar' ? mirror : fc.constant(undefined), pods, previewed, (shares, mirrored, replicas, preview) => {
      const { objects, stages } = release(target, Delivery.argoRollouts(), progressive(shares, mirrored), replicas, preview);
      const states = stepStates(objects.find(({ kind }) => kind === 'Rollout'));
      const met = distinct(states.map(({ weight, mirrored: percent }) => ({ weight, mirrored: percent > 0 })));
      expect(met.filter(({ weight, mirrored: copied }) => weight > 0 || copied)).toEqual([...staged(stages), { weight: 100, mirrored: false }]);
      const running = states.map(({ canaryPods }) => canaryPods);
      expect(running.slice(running.findIndex(count => count > 0))).not.toContain(0);
      for (const { weight, canaryPods, stablePods, mirrored: percent } of states) {
        expect(canaryPods).toBeGreaterThanOrEqual(Math.ceil(replicas * Math.max(weight, percent) / 100));
        expect(stablePods).toBe(replicas);
      }
    }), RUNS);
  });

  test.each(['istio-sidecar', 'istio-ambient', 'linkerd'])('Argo Rollouts on %s, in every route with shares', target => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), weights, (weight, shares) => {
      const { objects } = release(target, Delivery.argoRollouts(), progressive(shares), 10, RequestMatch.header('x-preview', 'yes'));
      const rollout = objects.find(({ kind }) => kind === 'Rollout');
      expect(sharesAfter(objects, rollout, weight)).toEqual([[100 - weight, weight]]);
    }), RUNS);
  });
});

/** A release without weights: all requests of the test, or all requests, go to the canary for one interval or step, and then all. */
describe('a release without weights ends with all requests', () => {
  const match = [RequestMatch.header('x-beta', 'yes')];
  test.each(['istio-sidecar', 'istio-ambient', 'linkerd'])('Flagger on %s', target => {
    const canary = (strategy: ReleaseStrategy) => release(target, Delivery.flagger(), strategy).objects.find(({ kind }) => kind === 'Canary');
    expect(intervalsOf(canary(ReleaseStrategy.abTest({ match, ...READY }))).map(({ weight }) => weight)).toEqual([100]);
    expect(intervalsOf(canary(ReleaseStrategy.blueGreen(READY))).map(({ weight }) => weight)).toEqual([0, 100]);
  });
  test.each(['istio-sidecar', 'istio-ambient', 'linkerd'])('Argo Rollouts on %s', target => {
    const strategy = ReleaseStrategy.abTest({ match, ...READY });
    const states = stepStates(release(target, Delivery.argoRollouts(), strategy).objects.find(({ kind }) => kind === 'Rollout'));
    expect(distinct(states.map(({ weight }) => weight))).toEqual([0, 100]);
    expect(states.every(({ canaryPods }) => canaryPods === 10)).toBe(true);
  });
});

/** The shares of every route that has some, when the controller has set a weight. */
function sharesAfter(objects: any[], rollout: any, weight: number): number[][] {
  const [virtual] = objects.filter(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'cart');
  if (virtual) {
    const { http } = patchedVirtualService(virtual, rollout, weight).spec;
    return http.filter(({ route }: any) => route.length > 1).map(({ route }: any) => route.map((each: any) => each.weight));
  }
  const { httpRoutes } = rollout.spec.strategy.canary.trafficRouting.plugins['argoproj-labs/gatewayAPI'];
  const routes = objects.filter(({ kind, spec }) => kind === 'HTTPRoute' && spec.parentRefs.some((ref: any) => ref.kind === 'Service'));
  return routes.map(route => httpRoutes.some(({ name }: any) => name === route.metadata.name) ? patchedRoute(route, rollout, weight) : route)
    .flatMap(({ spec }) => spec.rules).filter(({ backendRefs }: any) => backendRefs.length > 1)
    .map(({ backendRefs }: any) => backendRefs.map((each: any) => each.weight));
}
