import { FeatureSet, gateIndex, GateWord, hasOwnObjectives, WEBHOOK } from './feature-sets';
import { NoTraffic } from '../../../src';

/** A step of a release, as it is declared or told to a controller. */
export interface CarriedStep {
  readonly weight?: number;
  readonly mirror?: number;
  readonly bake?: number;
  readonly gate: GateWord;
  readonly objectives: string[];
}

/** What of a set of features is in the objects. */
export interface Carried {
  readonly strategy: string;
  readonly steps: CarriedStep[];
  readonly match: string[];
  readonly preview: boolean;
  readonly affinity: boolean;
  readonly pods: string;
  readonly rules: string[];
  readonly breaker: string;
  readonly adopted: boolean;
  /** What no object can say. */
  readonly unsaid: string[];
}

const DEFAULT_INTERVAL = 60;
const WINDOW = 60;

export const objectiveText = (atLeast: number, onNoTraffic: NoTraffic) => `${atLeast} ${onNoTraffic}`;
export const rulesText = (timeout?: number, retries?: number) => `${timeout ?? '-'}s ${retries ?? 0}x`;
export const podsText = (replicas?: number, max?: number) => `${replicas}..${max ?? replicas}`;
export const breakerText = (failures?: number, connections?: number) => `${failures ?? '-'} ${connections ?? '-'}`;
export const matchText = (headers: [string, string][]) => JSON.stringify([...headers].sort());

/** What a program asks for, in the words in which objects are read back. */
export function declaredOf(set: FeatureSet, delivery: 'flagger' | 'argo-rollouts'): Carried {
  return {
    strategy: set.strategy,
    steps: stepsOf(set, delivery),
    match: set.strategy === 'ab-test' ? unique(set.match.map(headers => matchText(Object.entries(headers)))) : [],
    preview: set.preview,
    affinity: set.affinity,
    pods: podsText(set.pods.canary, set.pods.max && 20),
    rules: saying([rulesText(set.timeoutSeconds, set.retries)]),
    breaker: breakerText(set.failures, set.maxConnections),
    adopted: set.adoption,
    unsaid: [
      ...set.slots ? ['slots'] : [], ...set.subsets ? ['subsets'] : [], ...set.follow ? ['follow'] : [],
      ...set.scaledCanaryOnly && set.pods.max !== undefined ? ['mixed capacity'] : [],
      ...set.pods.stable !== set.pods.canary && delivery === 'argo-rollouts' ? ['differing capacity'] : [],
      ...set.unmeshedClients && delivery === 'argo-rollouts' && set.strategy !== 'blue-green' ? ['unmeshed clients'] : [],
    ],
  };
}

function stepsOf(set: FeatureSet, delivery: string): CarriedStep[] {
  const shares = set.strategy === 'progressive'
    ? [...set.mirrors.map(mirror => ({ mirror })), ...set.weights.map(weight => ({ weight }))] : [{}];
  return shares.map((share, i) => {
    const objectives = objectivesOf(set, i === shares.length - 1);
    return { ...share, bake: bakeOf(set, i, delivery, objectives), gate: set.gates[gateIndex(set, i)], objectives };
  });
}

function objectivesOf(set: FeatureSet, last: boolean): string[] {
  if (hasOwnObjectives(set) && last) return [objectiveText(42, NoTraffic.PASS)];
  return set.objectives.map(({ atLeast, onNoTraffic }) => objectiveText(atLeast, onNoTraffic));
}

/** Flagger watches a minute where nothing is said; Argo Rollouts waits until there are requests to ask about. */
function bakeOf(set: FeatureSet, i: number, delivery: string, objectives: string[]): number | undefined {
  const bake = set.bakes[i];
  if (delivery === 'flagger') return bake ?? DEFAULT_INTERVAL;
  return objectives.length > 0 && set.strategy !== 'blue-green' ? Math.max(bake ?? 0, WINDOW) : bake;
}

export function unique(list: string[]): string[] {
  return [...new Set(list)].sort();
}

/** Rules that say something: others are met without a route, too. */
export function saying(rules: string[]): string[] {
  return unique(rules).filter(rule => rule !== rulesText());
}

/** What an objective comes to without requests, by what its query gives then. */
export function objectiveOf(min: number, query: string): string {
  const instead = / or on\(\) vector\(([^)]*)\)$/.exec(query);
  if (!instead) return objectiveText(min, NoTraffic.HOLD);
  return objectiveText(min, Number(instead[1]) >= min ? NoTraffic.PASS : NoTraffic.FAIL);
}

export function gateOf(url?: string): GateWord {
  if (url === undefined) return 'ready';
  return url === WEBHOOK ? 'webhook' : 'review';
}

export const secondsOf = (text?: string) => text === undefined ? undefined : Number(/^(\d+)s$/.exec(text)![1]);
