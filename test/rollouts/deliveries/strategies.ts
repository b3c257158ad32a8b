import { Duration } from 'cdk8s';
import { CanaryReleaseProps, Delivery, Gate, ReleaseStrategy, RequestMatch, Slo, Step } from '../../../src';

const options = { gate: Gate.ready(), bake: Duration.minutes(5) };

/** One release for each strategy, with what each controller can do. */
export const STRATEGIES: { [name: string]: Partial<CanaryReleaseProps> } = {
  'progressive': {
    strategy: ReleaseStrategy.progressive([5, 25, 50].map(percent => Step.weight(percent, options))),
    slos: [Slo.successRate({ atLeast: 99 }), Slo.latency({ percentile: 99, below: Duration.millis(500) })],
  },
  'ab-test': { strategy: ReleaseStrategy.abTest({ match: [RequestMatch.cookie('beta', 'yes'), RequestMatch.header('x-tester', 'yes')], ...options }) },
  'blue-green': { strategy: ReleaseStrategy.blueGreen(options) },
  'mirroring': {
    strategy: ReleaseStrategy.progressive([Step.mirror(10, { ...options, slos: [] }), Step.weight(50, { ...options, slos: [] })]),
  },
};

/** Both controllers, by the names of their folders of goldens. */
export const DELIVERIES: { [name: string]: Delivery } = { 'flagger': Delivery.flagger(), 'argo-rollouts': Delivery.argoRollouts() };
