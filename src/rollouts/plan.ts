import { ReleaseIntent } from '../intent';
import { isSplit, ReleaseSpec, TrackSpec } from './spec';
import { Stage, StageKind } from './stage';
import { allTo, noneTo, shares, stableUnlessMatched } from './traffic';
import { canaryReplicas, stableReplicas } from './workloads/capacity';
import { StableCapacity } from '../vocabulary/release/capacity';
import { Gate } from '../vocabulary/release/gate';
import { Step, StepKind, StepOptions } from '../vocabulary/release/step';
import { StrategyKind } from '../vocabulary/release/strategy';

/** A stage without its pods, and the share of the requests that they must bear. */
interface Draft extends Pick<Stage, 'kind' | 'name' | 'number' | 'exposure'> {
  readonly release: ReleaseIntent;
  readonly demand: number;
  readonly after?: Pick<Stage, 'gate'> & Partial<Pick<Stage, 'bakeMillis' | 'slos'>>;
}

/**
 * The stages of a release, in their order. Of two neighbours every mixture of objects is safe, forward and backward, since what a route
 * names is there in both, and enough of it.
 */
export function stagesOf(spec: ReleaseSpec): Stage[] {
  return [...adoptionStages(spec), ...spec.canary ? releaseStages(spec, spec.canary) : [baseline(spec)]];
}

/** The way back from a stage: all requests to the stable version, which still has all its pods. None where it has not. */
export function tryAbortFrom(spec: ReleaseSpec, stage: Stage): Stage | undefined {
  const fromHere = [StageKind.PREVIEW, StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST, StageKind.PROMOTE].includes(stage.kind);
  if (!fromHere || !spec.canary || spec.stableCapacity !== StableCapacity.HOLD_FULL) return undefined;
  return {
    ...stage,
    kind: StageKind.ABORT,
    name: `abort-${stage.name}`,
    release: allTo(spec, spec.stable, [spec.stable, spec.canary]),
    selected: selectedBy(spec, spec.stable),
    exposure: 0,
    gate: Gate.ready(),
    bakeMillis: spec.drainMillis,
    slos: [],
  };
}

function baseline(spec: ReleaseSpec): Stage {
  return {
    kind: StageKind.BASELINE,
    name: 'baseline',
    number: spec.adoption ? 8 : 0,
    release: allTo(spec, spec.stable, [spec.stable]),
    workloads: [{ track: spec.stable, replicas: spec.stable.capacity.replicas }],
    selected: selectedBy(spec, spec.stable),
    unversioned: false,
    exposure: 0,
    gate: Gate.review(),
    slos: [],
  };
}

function adoptionStages(spec: ReleaseSpec): Stage[] {
  if (!spec.adoption) return [];
  const narrowed = { ...baseline(spec), kind: StageKind.ADOPT, unversioned: true, gate: Gate.ready() };
  const routed = { ...narrowed, selected: spec.podLabels };
  const beside = { ...routed, release: noneTo(spec, spec.stable) };
  return [
    { ...beside, kind: StageKind.RUNNING, name: 'running', number: 0, release: undefined, workloads: [] },
    { ...beside, name: 'adopt-beside', number: 2 },
    ...isSplit(spec) ? [{ ...routed, name: 'adopt-route', number: 4 }] : [],
    { ...narrowed, name: 'adopt-narrow', number: 6, bakeMillis: spec.drainMillis },
  ];
}

function releaseStages(spec: ReleaseSpec, canary: TrackSpec): Stage[] {
  const drafts = draftsOf(spec, canary);
  const canaries = canaryReplicas(canary, drafts.map(({ demand }) => demand));
  const stables = stableReplicas(spec, drafts.map(({ exposure }) => exposure));
  const running = drafts.map(({ after, demand: _, ...draft }, i): Stage => ({
    ...draft,
    workloads: [{ track: spec.stable, replicas: stables[i] }, { track: canary, replicas: canaries[i] }],
    selected: selectedBy(spec, draft.kind === StageKind.PROMOTE ? canary : spec.stable),
    unversioned: false,
    gate: Gate.ready(),
    slos: draft.exposure > 0 || draft.kind === StageKind.MIRROR || draft.kind === StageKind.TEST ? spec.slos : [],
    ...after,
  }));
  return [baseline(spec), ...running, retired(spec, canary)];
}

/** Equal to the first stage of the next release, whose stable version is this canary. */
function retired(spec: ReleaseSpec, canary: TrackSpec): Stage {
  return { ...baseline({ ...spec, stable: canary, adoption: false }), kind: StageKind.RETIRE, name: 'retire', number: 99 };
}

function draftsOf(spec: ReleaseSpec, canary: TrackSpec): Draft[] {
  const both = [spec.stable, canary];
  const [first, ...steps] = stepDrafts(spec, canary);
  return [
    { kind: StageKind.PREPARE, name: 'prepare', number: 10, exposure: 0, demand: 0, release: allTo(spec, spec.stable, both) },
    ...spec.preview ? [previewDraft(spec, canary)] : [],
    ...first ? [first, ...steps] : [],
    {
      kind: StageKind.PROMOTE,
      name: 'promote',
      number: 90,
      exposure: 100,
      demand: 100,
      release: allTo(spec, canary, both),
      after: { gate: Gate.review(), bakeMillis: spec.drainMillis },
    },
  ].map((draft, i, drafts) => withWaiting(spec, draft, drafts[i + 1]));
}

/** What a blue/green release or a step that waits asks for belongs to the stage before the next one. */
function withWaiting({ strategy }: ReleaseSpec, draft: Draft, next?: Draft): Draft {
  if (strategy.kind === StrategyKind.BLUE_GREEN && next?.kind === StageKind.PROMOTE) return { ...draft, after: afterStep(strategy.options) };
  const { steps } = strategy;
  const ahead = steps.findIndex(step => next !== undefined && stepName(step) === next.name);
  const from = ahead >= 0 ? ahead : next?.kind === StageKind.PROMOTE ? steps.length : 0;
  const waiting = from > 0 && steps[from - 1].kind === StepKind.HOLD ? steps[from - 1] : undefined;
  return waiting ? { ...draft, after: { ...draft.after, gate: waiting.gate } } : draft;
}

function previewDraft(spec: ReleaseSpec, canary: TrackSpec): Draft {
  const release = stableUnlessMatched(spec, canary, []);
  return { kind: StageKind.PREVIEW, name: 'preview', number: 15, exposure: 0, demand: 0, release, after: { gate: Gate.review() } };
}

function stepDrafts(spec: ReleaseSpec, canary: TrackSpec): Draft[] {
  const { strategy } = spec;
  if (strategy.kind === StrategyKind.AB_TEST) {
    const release = stableUnlessMatched(spec, canary, strategy.match);
    return [{ kind: StageKind.TEST, name: 'test', number: 20, exposure: 0, demand: 100, release, after: afterStep(strategy.options) }];
  }
  const moving = strategy.steps.filter(({ kind }) => kind !== StepKind.HOLD);
  const width = Math.max(1, Math.floor(70 / Math.max(moving.length, 7)));
  return moving.map((step, i) => stepDraft(spec, canary, step, 20 + i * width));
}

function stepDraft(spec: ReleaseSpec, canary: TrackSpec, step: Step, number: number): Draft {
  const { percent } = step;
  // sessions that stay may be as many as the greatest share ever was, on the way back too
  const draft = { name: stepName(step), number, demand: spec.affinity ? 100 : percent, after: afterStep(step) };
  if (step.kind === StepKind.MIRROR) {
    return { ...draft, kind: StageKind.MIRROR, exposure: 0, release: stableUnlessMatched(spec, canary, [], percent) };
  }
  return { ...draft, kind: StageKind.SHIFT, exposure: percent, release: shares(spec, canary, percent) };
}

function stepName({ kind, percent }: Step): string {
  return `${kind === StepKind.MIRROR ? 'mirror' : 'shift'}-${String(percent).padStart(2, '0')}`;
}

function afterStep(step: Step | StepOptions): Draft['after'] {
  const { gate = Gate.review(), slos } = step;
  const bakeMillis = step instanceof Step ? step.bakeMillis : step.bake?.toMilliseconds();
  return { gate, ...bakeMillis !== undefined && { bakeMillis }, ...slos && { slos } };
}

function selectedBy({ subsets, podLabels }: ReleaseSpec, track: TrackSpec): { [key: string]: string } {
  return subsets ? podLabels : track.podLabels;
}
