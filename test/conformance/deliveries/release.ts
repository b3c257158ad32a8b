import { Metrics } from './metrics';
import { Controller, namespaceOf, objectsOf, Scenario } from './scenarios';
import { lastWords } from './stack';
import { Trace, Traces } from './traces';
import { Bench } from '../bench';
import { Api } from '../cluster/api';

/** What became of a release. */
export interface Released {
  readonly scenario: Scenario;
  readonly trace: Trace;
  /** 'promoted', 'aborted', or how far it came. */
  readonly end: string;
  /** Image of the pods that the stable Service leads to at the end. */
  readonly image: string;
  readonly asked: string[];
  /** What else went wrong. */
  readonly problems: string[];
}

/** Where releases take place. */
export interface Stage {
  readonly bench: Bench;
  readonly api: Api;
  readonly traces: Traces;
  readonly metrics: Metrics;
}

const PATIENCE = 240;

/** What each controller says of its state. */
const STATES: Record<Controller, { kind: string; rests(object: any): boolean; end(object: any, first: any): string | undefined }> = {
  'flagger': {
    kind: 'Canary',
    rests: ({ status }) => status?.phase === 'Initialized',
    end: ({ status }) => ({ Succeeded: 'promoted', Failed: 'aborted' } as { [phase: string]: string })[status?.phase],
  },
  'argo-rollouts': {
    kind: 'Rollout',
    rests: ({ metadata, status }) => status?.phase === 'Healthy' && status.observedGeneration === String(metadata.generation),
    end: ({ status }, first) => {
      if (status?.phase === 'Degraded' && status.abort) return 'aborted';
      return status?.phase === 'Healthy' && status.stableRS === status.currentPodHash && status.stableRS !== first.status.stableRS ? 'promoted' : undefined;
    },
  },
};

/** Lets version 1 run, then asks for version 2, and waits for what becomes of it. */
export async function release(stage: Stage, scenario: Scenario): Promise<Released> {
  const { bench: { processes }, traces, metrics } = stage;
  const namespace = namespaceOf(scenario);
  const state = STATES[scenario.controller];
  const now = () => traces.last(state.kind, namespace);
  let first: any;
  let end: string | undefined;
  const [before, after] = [objectsOf(scenario, 1), objectsOf(scenario, 2)].map(objects => stage.bench.objects(objects));
  const problems = await apply(stage, before, state.kind);
  const degraded = lasting(() => now()?.status?.phase === 'Degraded', 60);
  const begins = () => now() !== undefined && (state.rests(now()) || degraded());
  try {
    await processes.until(`${namespace}: version 1 runs`, begins, PATIENCE);
    first = now();
    if (!state.rests(first)) throw new Error(`version 1 does not run: ${first.status.message}`);
    problems.push(...await apply(stage, changed(before, after), state.kind));
    await processes.until(`${namespace}: the release ends`, () => (end = state.end(now(), first)) !== undefined, PATIENCE);
    const { routes } = traces.trace(namespace);
    await processes.until(`${namespace}: routes are as they were`, () => routes.at(-1) === routes[0], 60);
  } catch (error) {
    problems.push((error as Error).message.split('\n')[0], ...lastWords(stage.bench, scenario.controller, namespace));
  }
  return {
    scenario,
    trace: traces.trace(namespace),
    end: end ?? String(now()?.status?.phase),
    image: await imageOf(stage, scenario),
    asked: [...new Set(metrics.asked.filter(asked => asked.namespace === namespace).map(({ objective }) => objective))].sort(),
    problems,
  };
}

/** Whether something has been so for some seconds: a controller may be told of an object before what it refers to. */
function lasting(is: () => boolean, seconds: number): () => boolean {
  let since: number | undefined;
  return () => {
    since = is() ? since ?? Date.now() : undefined;
    return since !== undefined && Date.now() - since > seconds * 1000;
  };
}

/** A pipeline leaves alone what a commit does not change: Services and routes belong to the controller by then. */
function changed(before: any[], after: any[]): any[] {
  const known = before.map(object => JSON.stringify(object));
  return after.filter(object => !known.includes(JSON.stringify(object)));
}

/** Namespaces come first, and what is told to the controllers last. Fields that the controller has taken over are given back, as a pipeline that forces conflicts does. */
async function apply({ api }: Stage, objects: any[], state: string): Promise<string[]> {
  const problems: string[] = [];
  const placeOf = ({ kind }: any) => kind === 'Namespace' ? 0 : kind === state ? 2 : 1;
  for (const some of [0, 1, 2].map(place => objects.filter(object => placeOf(object) === place))) {
    const answers = await Promise.all(some.map(object => api.apply(object, { force: true })));
    problems.push(...answers.flatMap(({ ok, message }) => ok ? [] : [message]));
  }
  return problems;
}

/** Flagger keeps the stable version in a Deployment of its own; Argo Rollouts in the ReplicaSet that it calls stable. */
async function imageOf({ api, traces }: Stage, scenario: Scenario): Promise<string> {
  const namespace = namespaceOf(scenario);
  const imageIn = (object: any) => object?.spec?.template.spec.containers[0].image ?? 'none';
  if (scenario.controller === 'flagger') return imageIn((await api.get({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace, name: 'cart-primary' } })).body);
  const sets = await api.list('apps/v1', 'ReplicaSet', namespace);
  const hash = traces.last('Rollout', namespace)?.status?.stableRS;
  return imageIn(sets.find(({ metadata }) => metadata.labels?.['rollouts-pod-template-hash'] === hash));
}
