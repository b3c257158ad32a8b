import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ShopOptions } from './shop';
import {
  CanaryReleaseProps, CircuitBreaker, Delivery, Gate, NoTraffic, PathMatch, Port, ReleaseStrategy, RequestMatch, RetryPolicy, Route, Slo, SplitLevel,
  StableCapacity, Step, StepOptions, TrackCapacity, TrackNaming,
} from '../../../src';

export type GateWord = 'ready' | 'review' | 'webhook';

/** What a program asks for, as data. */
export interface FeatureSet {
  readonly strategy: 'progressive' | 'ab-test' | 'blue-green';
  readonly weights: number[];
  readonly mirrors: number[];
  /** Seconds and gate of each step, mirrors first; of the first one only, without steps. */
  readonly bakes: (number | undefined)[];
  readonly gates: GateWord[];
  readonly match: { [header: string]: string }[];
  readonly preview: boolean;
  readonly affinity: boolean;
  readonly objectives: { readonly atLeast: number; readonly onNoTraffic: NoTraffic }[];
  readonly ownObjectives: boolean;
  readonly pods: { readonly stable: number; readonly canary: number; readonly max?: number };
  readonly scaledCanaryOnly: boolean;
  readonly follow: boolean;
  readonly subsets: boolean;
  readonly slots: boolean;
  readonly adoption: boolean;
  readonly unmeshedClients: boolean;
  readonly workloadRef: boolean;
  readonly approval: boolean;
  readonly port: 'http' | 'grpc' | 'tcp' | 'tls' | 'two';
  readonly timeoutSeconds?: number;
  readonly retries?: number;
  readonly twoClasses: boolean;
  readonly failures?: number;
  readonly maxConnections?: number;
}

/** True now and then, so that of a set of many features some are asked for, and often none that is lost. */
const seldom = fc.integer({ min: 0, max: 24 }).map(value => value === 24);
const often = fc.integer({ min: 0, max: 2 }).map(value => value !== 2);
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const growing = (maxLength: number) => fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength })
  .map(list => list.sort((a, b) => a - b));

/** One value for all, mostly; each its own now and then. */
function mostlyAlike<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.tuple(often, fc.array(values, { minLength: 8, maxLength: 8 })).map(([alike, list]) => alike ? list.map(() => list[0]) : list);
}

const gate = fc.constantFrom<GateWord>('ready', 'ready', 'ready', 'review', 'webhook');

const objective = fc.record({
  atLeast: fc.integer({ min: 1, max: 100 }), onNoTraffic: fc.constantFrom(NoTraffic.HOLD, NoTraffic.PASS, NoTraffic.FAIL),
});

export const featureSets: fc.Arbitrary<FeatureSet> = fc.record({
  strategy: fc.constantFrom<FeatureSet['strategy']>('progressive', 'progressive', 'ab-test', 'blue-green'),
  weights: growing(4),
  mirrors: fc.tuple(fc.integer({ min: 0, max: 4 }), growing(2)).map(([chance, list]) => chance === 0 ? list : []),
  bakes: mostlyAlike(some(fc.constantFrom(60, 90, 300, 300, 600, 60, 90, 5))),
  gates: fc.oneof(fc.constant(Array<GateWord>(8).fill('ready')), mostlyAlike(gate), fc.constant<GateWord[]>([...Array<GateWord>(7).fill('ready'), 'webhook'])),
  match: fc.array(fc.oneof(fc.constant({ 'x-beta': 'yes' }), fc.constant({ 'x-a': '1', 'x-b': '2' })), { minLength: 1, maxLength: 2 }),
  preview: seldom,
  affinity: seldom,
  objectives: fc.array(objective, { maxLength: 2 }),
  ownObjectives: seldom,
  pods: fc.record({ stable: fc.constantFrom(4, 4, 4, 4, 7), canary: fc.constant(4), max: some(fc.constant(20)) }),
  scaledCanaryOnly: seldom,
  follow: seldom,
  subsets: seldom,
  slots: seldom,
  adoption: seldom,
  unmeshedClients: seldom,
  workloadRef: fc.boolean(),
  approval: fc.boolean(),
  port: fc.constantFrom<FeatureSet['port']>('http', 'http', 'http', 'http', 'grpc', 'tcp', 'tls', 'two'),
  timeoutSeconds: some(fc.constantFrom(1, 2, 30)),
  retries: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 1 }),
  twoClasses: seldom,
  failures: some(fc.integer({ min: 1, max: 9 })),
  maxConnections: seldom.map(asked => asked ? 10 : undefined),
}).map(sound);

/** Without what a release must not be told at all. */
function sound(set: FeatureSet): FeatureSet {
  const http = set.port !== 'tcp' && set.port !== 'tls';
  const progressive = set.strategy === 'progressive';
  const follow = set.follow && !set.unmeshedClients;
  return {
    ...set,
    strategy: http || set.strategy !== 'ab-test' ? set.strategy : 'blue-green',
    mirrors: progressive ? set.mirrors : [],
    affinity: set.affinity && progressive && http && set.port !== 'grpc' && !follow,
    preview: set.preview && http,
    follow,
    subsets: set.subsets && !set.unmeshedClients && (progressive || set.strategy === 'ab-test' && http),
    objectives: http ? set.objectives : [],
    timeoutSeconds: http ? set.timeoutSeconds : undefined,
    retries: http ? set.retries : undefined,
    twoClasses: set.twoClasses && http && set.port !== 'grpc',
  };
}

/** The program that asks for a set of features. */
export function programOf(set: FeatureSet, delivery: 'flagger' | 'argo-rollouts'): ShopOptions {
  const capacity = (min: number, autoscaled: boolean) => autoscaled ? TrackCapacity.autoscaled({ min, max: 20 }) : TrackCapacity.fixed(min);
  const scaled = set.pods.max !== undefined;
  const release: Partial<CanaryReleaseProps> = {
    stable: { version: 'v1', capacity: capacity(set.pods.stable, scaled && !set.scaledCanaryOnly) },
    canary: { version: 'v2', image: 'example.com/cart:2', capacity: capacity(set.pods.canary, scaled) },
    delivery: delivery === 'flagger'
      ? Delivery.flagger({ approvalAddress: set.approval ? 'http://loadtester' : undefined })
      : Delivery.argoRollouts({ workloadRef: set.workloadRef }),
    strategy: strategyOf(set),
    preview: set.preview ? RequestMatch.header('x-preview', 'yes') : undefined,
    affinity: set.affinity ? {} : undefined,
    slos: objectivesOf(set),
    stableCapacity: set.follow ? StableCapacity.FOLLOW : undefined,
    split: set.subsets ? SplitLevel.SUBSET : undefined,
    naming: set.slots ? TrackNaming.slots('a', 'b') : undefined,
    adoption: set.adoption,
    unmeshedClients: set.unmeshedClients,
  };
  const { failures: consecutiveFailures, maxConnections } = set;
  const guarded = consecutiveFailures !== undefined || maxConnections !== undefined;
  return {
    release,
    call: {
      port: 80,
      routes: set.twoClasses ? [Route.get(PathMatch.prefix('/items'))] : undefined,
      timeout: set.timeoutSeconds === undefined ? undefined : Duration.seconds(set.timeoutSeconds),
      retries: set.retries === undefined ? undefined : RetryPolicy.onUnavailable({ attempts: set.retries }),
    },
    cart: {
      ports: portsOf(set),
      circuitBreaker: guarded ? CircuitBreaker.of({ consecutiveFailures, maxConnections }) : undefined,
    },
  };
}

export const WEBHOOK = 'http://gate.test/ask';

function optionsOf(set: FeatureSet, i: number): StepOptions {
  const gates: Record<GateWord, Gate> = { ready: Gate.ready(), review: Gate.review(), webhook: Gate.webhook(WEBHOOK) };
  const bake = set.bakes[i] === undefined ? undefined : Duration.seconds(set.bakes[i]!);
  const own = hasOwnObjectives(set) && i === set.mirrors.length + set.weights.length - 1;
  return { bake, gate: gates[set.gates[gateIndex(set, i)]], slos: own ? [Slo.successRate({ atLeast: 42, onNoTraffic: NoTraffic.PASS })] : undefined };
}

/** Whether the last step has objectives of its own. */
export function hasOwnObjectives({ ownObjectives, strategy, port }: FeatureSet): boolean {
  return ownObjectives && strategy === 'progressive' && !['tcp', 'tls'].includes(port);
}

/** The last step takes the last gate, so that one gate before the promotion is likely. */
export function gateIndex({ strategy, mirrors, weights }: FeatureSet, i: number): number {
  return strategy !== 'progressive' || i === mirrors.length + weights.length - 1 ? 7 : i;
}

function strategyOf(set: FeatureSet): ReleaseStrategy {
  if (set.strategy === 'blue-green') return ReleaseStrategy.blueGreen(optionsOf(set, 0));
  if (set.strategy === 'ab-test') {
    const match = set.match.map(headers => RequestMatch.and(...Object.entries(headers).map(([name, value]) => RequestMatch.header(name, value))));
    return ReleaseStrategy.abTest({ match, ...optionsOf(set, 0) });
  }
  return ReleaseStrategy.progressive([
    ...set.mirrors.map((share, i) => Step.mirror(share, optionsOf(set, i))),
    ...set.weights.map((weight, i) => Step.weight(weight, optionsOf(set, set.mirrors.length + i))),
  ]);
}

function objectivesOf({ objectives }: FeatureSet): Slo[] {
  return objectives.map(options => Slo.successRate(options));
}

function portsOf({ port }: FeatureSet): Port[] {
  const first = { http: Port.http(80), grpc: Port.grpc(80), tcp: Port.tcp(80), tls: Port.tls(80), two: Port.http(80) }[port];
  return port === 'two' ? [first, Port.http(81)] : [first];
}
