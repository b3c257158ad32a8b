import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease, CanaryReleaseProps, Delivery, Feature, Gate, Mesh, MeshedService, Port, ReleaseStrategy, RequestMatch, RolloutPhase, Slo, Step,
  StrictMtlsNamespace,
} from '../../../src';
import { documentsOf } from '../../golden';
import { targetOf } from '../cases/targets';
import { TargetName } from '../suite';

/** Where the scripted metrics are. */
export const METRICS = 'http://127.0.0.1:9090';

export type Controller = 'flagger' | 'argo-rollouts';
export type StrategyName = 'progressive' | 'ab-test' | 'blue-green' | 'mirroring';

/** One release from a version to the next, by one controller, in a namespace of its own. */
export interface Scenario {
  readonly target: TargetName;
  readonly controller: Controller;
  readonly strategy: StrategyName;
  /** Whether the new version meets its objectives. */
  readonly good: boolean;
}

/** Weights of the steps, in percent. */
export const WEIGHTS = [5, 25, 50];
export const MIRRORED = 10;

/** Flagger waits ten seconds at least. */
const BAKE = { 'flagger': Duration.seconds(10), 'argo-rollouts': Duration.seconds(2) };
const DELIVERY = {
  'flagger': () => Delivery.flagger({ metricsAddress: METRICS, threshold: 2 }),
  'argo-rollouts': () => Delivery.argoRollouts({ metricsAddress: METRICS }),
};

const FEATURES: Record<StrategyName, Feature[]> = {
  'progressive': [Feature.TRAFFIC_SPLIT, Feature.OBJECTIVES],
  'ab-test': [Feature.VERSION_BY_REQUEST],
  'blue-green': [Feature.BLUE_GREEN],
  'mirroring': [Feature.MIRRORING, Feature.TRAFFIC_SPLIT],
};

/** What each controller carries on each target without a plugin. */
const CARRIED: { [controller in Controller]: { [target in TargetName]?: StrategyName[] } } = {
  'flagger': {
    'istio-sidecar': ['progressive', 'ab-test', 'blue-green', 'mirroring'],
    'istio-ambient': ['progressive', 'ab-test', 'blue-green'],
    'linkerd': ['progressive', 'ab-test', 'blue-green'],
  },
  'argo-rollouts': {
    'istio-sidecar': ['progressive', 'ab-test', 'blue-green', 'mirroring'],
    'istio-ambient': ['blue-green'],
    'linkerd': ['blue-green'],
    'network-policy': ['blue-green'],
  },
};

/** All scenarios; those with weights end well once and badly once. */
export function scenarios(): Scenario[] {
  return Object.entries(CARRIED).flatMap(([controller, targets]) => Object.entries(targets).flatMap(([target, strategies]) =>
    strategies.flatMap(strategy => (strategy === 'progressive' ? [true, false] : [true]).map(good =>
      ({ target: target as TargetName, controller: controller as Controller, strategy, good })))));
}

/** Name of the namespace of a scenario. */
export function namespaceOf({ target, controller, strategy, good }: Scenario): string {
  return `${controller === 'flagger' ? 'flagger' : 'argo'}-${target}-${strategy}${good ? '' : '-bad'}`;
}

export function featuresOf({ strategy }: Scenario): Feature[] {
  return FEATURES[strategy];
}

/** The program of a scenario: web calls cart, of which version 1 runs, or version 2 is released. */
export function objectsOf(scenario: Scenario, version: 1 | 2): any[] {
  const app = new App();
  const chart = new Chart(app, 'program');
  const target = targetOf(scenario.target);
  const mesh = new Mesh(chart, 'mesh', { targets: [target], acceptLoss: scenario.target === 'network-policy' ? [Feature.IDENTITY, Feature.STRICT_MTLS] : [] });
  const namespace = new StrictMtlsNamespace(chart, namespaceOf(scenario), { mesh, phase: RolloutPhase.STRICT });
  const service = (name: string) => new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports: [Port.http(80, { targetPort: 8080 })] });
  const cart = service('cart');
  service('web').calls(cart, scenario.strategy === 'mirroring' || scenario.target === 'network-policy' ? {} : { timeout: Duration.seconds(2) });
  new CanaryRelease(chart, 'release', {
    service: cart,
    stable: { version: 'v1', image: 'example.com/cart:1' },
    canary: version === 1 ? undefined : { version: 'v2', image: 'example.com/cart:2' },
    delivery: DELIVERY[scenario.controller](),
    unmeshedClients: false,
    drain: Duration.seconds(2),
    ...strategyOf(scenario),
  });
  return documentsOf(app.synthYaml());
}

function strategyOf({ controller, strategy }: Scenario): Partial<CanaryReleaseProps> {
  const options = { gate: Gate.ready(), bake: BAKE[controller] };
  switch (strategy) {
    case 'ab-test': return { strategy: ReleaseStrategy.abTest({ match: [RequestMatch.header('x-tester', 'yes')], ...options }) };
    case 'blue-green': return { strategy: ReleaseStrategy.blueGreen(options) };
    case 'mirroring': return { strategy: ReleaseStrategy.progressive([Step.mirror(MIRRORED, options), Step.weight(50, options)]) };
    case 'progressive': return {
      strategy: ReleaseStrategy.progressive(WEIGHTS.map(percent => Step.weight(percent, options))),
      slos: [Slo.successRate({ atLeast: 99 }), Slo.latency({ percentile: 99, below: Duration.millis(500) })],
    };
  }
}
