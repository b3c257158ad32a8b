import { shop } from './shop';
import { CanaryReleaseProps, ReleaseStrategy, RequestMatch, SplitLevel, StableCapacity, Step, TrackCapacity, TrackNaming } from '../../src';
import { moveBetween, Move, MoveKind, Place, placeName, tryFindPlace } from '../../src/rollouts/moves/moves';
import { tryReadPlan } from '../../src/rollouts/release-plan/plan-file';
import { ReleasePlanData } from '../../src/rollouts/release-plan/release-stage';

const planOf = (own: Partial<CanaryReleaseProps> = {}): ReleasePlanData => tryReadPlan(shop(own).release.plan.toJson())!;
const FULL = planOf();
const ECONOMY = planOf({ stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false });
const ADOPTING = planOf({ adoption: true, preview: RequestMatch.header('x-preview', 'v2') });

const at = (plan: ReleasePlanData, name: string): Place => tryFindPlace(plan, name)!;
const move = (from: string, to: string, plan = FULL, next = plan): Move => moveBetween(at(plan, from), at(next, to));
const reasons = (from: string, to: string, plan = FULL, next = plan): string => move(from, to, plan, next).reasons.join('\n');

function placesOf(plan: ReleasePlanData): Place[] {
  return plan.stages.flatMap(stage => [{ plan, stage, aborting: false }, ...stage.canAbort ? [{ plan, stage, aborting: true }] : []]);
}

describe.each([['in full', FULL], ['economy', ECONOMY], ['adopting', ADOPTING]])('%s', (_, plan) => {
  const safe = placesOf(plan).flatMap(from => placesOf(plan).filter(to => moveBetween(from, to).kind !== MoveKind.UNSAFE).map(to => [from, to]));

  test('safe are steps to neighbours, aborts, and from an abort the ways that were checked; nothing else', () => {
    const { stages } = plan;
    const expected = stages.flatMap((stage, i) => [
      ...[i - 1, i, i + 1].filter(j => stages[j]).map(j => `${stage.name} ${stages[j].name}`),
      ...stage.canAbort ? [`${stage.name} abort ${stage.name}`, `abort ${stage.name} abort ${stage.name}`, `abort ${stage.name} ${stage.name}`, `abort ${stage.name} prepare`] : [],
    ]);
    expect(safe.map(pair => pair.map(({ stage, aborting }) => `${aborting ? 'abort ' : ''}${stage.name}`).join(' ')).sort()).toEqual(expected.sort());
  });

  test('every unsafe move says why', () => {
    const told = placesOf(plan).flatMap(from => placesOf(plan).map(to => moveBetween(from, to)));
    told.forEach(({ kind, reasons: all }) => expect(all.length > 0).toBe(kind === MoveKind.UNSAFE));
  });
});

test.each([
  ['shift-05', 'shift-25', MoveKind.FORWARD], ['20-shift-05', '10-prepare', MoveKind.BACK], ['shift-25', 'abort/from-30', MoveKind.ABORT],
  ['abort-shift-25', 'prepare', MoveKind.BACK], ['retire', 'promote', MoveKind.BACK], ['promote', 'promote', MoveKind.STAY],
])('from %s to %s is %s', (from, to, kind) => expect(move(from, to)).toEqual({ kind, reasons: [] }));

describe('what breaks is said by the invariant', () => {
  test.each<[string, string, string, ReleasePlanData, string]>([
    ['references', 'baseline', 'shift-05', FULL, 'breaks references: routes of 20-shift-05 name v2, which does not run at 00-baseline, but from 10-prepare on'],
    ['references', 'shift-05', 'baseline', FULL, 'breaks references: routes of 20-shift-05 name v2, which does not run at 00-baseline, but from 10-prepare on'],
    ['capacity', 'prepare', 'shift-25', FULL, 'breaks capacity: 30-shift-25 needs 3 of v2, and at 10-prepare 1 may be ready'],
    ['capacity', 'promote', 'prepare', FULL, 'breaks capacity: 90-promote needs 10 of v2, and at 10-prepare 1 may be ready'],
    ['removal', 'shift-50', 'retire', FULL, 'breaks removal: 99-retire removes v1 while routes of 40-shift-50 may still send it 50 % of the requests; 90-promote comes between'],
    ['capacity of the stable version', 'promote', 'shift-05', ECONOMY, 'breaks capacity: 20-shift-05 needs 10 of v1, and at 90-promote 5 may be ready'],
    ['what was checked', 'prepare', 'promote', FULL, 'skips 20-shift-05, 30-shift-25, 40-shift-50: only neighbours were checked'],
    ['the way back', 'shift-50', 'shift-05', FULL, 'skips 30-shift-25: only neighbours were checked; take abort/from-40 to go back at once'],
    ['the way back in economy mode', 'shift-50', 'shift-05', ECONOMY, 'skips 30-shift-25: only neighbours were checked; go back one stage at a time'],
    ['an abort in economy mode', 'shift-50', 'abort/from-40', ECONOMY,
      'abort is not offered in economy mode: breaks capacity: all requests need 10 of v1, and at 40-shift-50 8 may be ready; go back one stage at a time'],
    ['an abort from the end', 'retire', 'abort/from-99', FULL, 'abort is not offered from 99-retire: breaks references: v1 does not run there'],
    ['an abort from the start', 'prepare', 'abort/from-10', FULL, 'abort is not offered from 10-prepare: no share of the requests is to be taken back; go back one stage'],
    ['an abort of another stage', 'shift-05', 'abort/from-40', FULL, 'an abort starts where the release stands: from 20-shift-05 it is abort/from-20'],
    ['a short cut after an abort', 'abort/from-40', 'baseline', FULL, 'the stage after an abort is 10-prepare: only from there were the next steps checked'],
  ])('%s: %s → %s', (_, from, to, plan, reason) => expect(reasons(from, to, plan).split('\n')).toContain(reason));

  test('a plan that is read twice is the same plan', () => {
    expect(move('prepare', 'shift-05', planOf(), planOf()).kind).toBe(MoveKind.FORWARD);
    expect(move('shift-05', 'abort/from-20', planOf(), planOf()).kind).toBe(MoveKind.ABORT);
  });
});

describe('between two plans', () => {
  const [v2, v3] = [{ version: 'v2', image: 'example.com/cart:2' }, { version: 'v3', image: 'example.com/cart:3' }];
  const next = planOf({ stable: v2, canary: v3 });

  test('the last stage of a release leads to the first one of the next', () => {
    expect(move('retire', 'baseline', FULL, next)).toEqual({ kind: MoveKind.NEXT_RELEASE, reasons: [] });
    expect(move('baseline', 'baseline', planOf({ canary: undefined }), FULL).kind).not.toBe(MoveKind.UNSAFE);
  });

  const served = (image: string, own: Partial<CanaryReleaseProps> = {}) => planOf({ stable: { version: 'v1', image }, canary: undefined, ...own });
  const scaled = (capacity: TrackCapacity) => tryReadPlan(shop({ stable: { version: 'v1', capacity }, canary: undefined }, undefined, {}).release.plan.toJson())!;

  test.each<[string, () => [ReleasePlanData, ReleasePlanData]]>([
    ['another image', () => [served('example.com/cart:1.1'), served('example.com/cart:1.2')]],
    ['a release that begins beside it', () => [served('example.com/cart:1.1'), FULL]],
    ['routes come where there were none', () => [planOf({ strategy: ReleaseStrategy.blueGreen() }), FULL]],
    ['routes go', () => [FULL, planOf({ strategy: ReleaseStrategy.blueGreen() })]],
    ['more pods', () => [scaled(TrackCapacity.fixed(2)), scaled(TrackCapacity.fixed(3))]],
    ['more pods where they are autoscaled', () => [scaled(TrackCapacity.autoscaled({ min: 2, max: 4 })), scaled(TrackCapacity.autoscaled({ min: 3, max: 5 }))]],
  ])('a service at rest may change: %s', (_, plans) => {
    const [before, after] = plans();
    expect(move('baseline', 'baseline', before, after)).toEqual({ kind: MoveKind.CHANGE, reasons: [] });
  });

  test('a service may change where a release has ended', () => {
    expect(move('retire', 'baseline', FULL, planOf({ stable: { ...v2, image: 'example.com/cart:2.1' }, canary: v3 }))).toEqual({ kind: MoveKind.CHANGE, reasons: [] });
  });

  test.each<[string, () => [ReleasePlanData, ReleasePlanData], string]>([
    ['a fixed number is autoscaled', () => [scaled(TrackCapacity.fixed(2)), scaled(TrackCapacity.autoscaled({ min: 2, max: 4 }))],
      'breaks capacity: v1 would be autoscaled from 2 to 4: applying it resets `replicas` of Deployment cart-v1, which runs 2 pods, to 1; change the kind of capacity with the next version'],
    ['an autoscaled number is fixed', () => [scaled(TrackCapacity.autoscaled({ min: 2, max: 4 })), scaled(TrackCapacity.fixed(2))],
      'breaks capacity: v1 would be fixed at 2: applying it resets Deployment cart-v1, which may run 4 pods, to 2; change the kind of capacity with the next version'],
    ['fewer pods', () => [scaled(TrackCapacity.fixed(3)), scaled(TrackCapacity.fixed(2))],
      'breaks capacity: v1 is fixed at 3, and would be fixed at 2; take pods away with the next version'],
    ['fewer pods at most', () => [scaled(TrackCapacity.autoscaled({ min: 2, max: 5 })), scaled(TrackCapacity.autoscaled({ min: 2, max: 4 }))],
      'breaks capacity: v1 is autoscaled from 2 to 5, and would be autoscaled from 2 to 4; take pods away with the next version'],
    ['another version', () => [FULL, planOf({ stable: v3 })],
      'different plans: breaks chain: v1 runs, and would be v3 at once; the next plan has v1 as its stable version'],
    ['another name', () => [FULL, planOf({ naming: TrackNaming.slots('blue', 'green') })],
      'different plans: breaks chain: Deployment cart-v1 would be cart-blue at once; change the naming with the next version'],
    ['Services of versions go', () => [FULL, planOf({ split: SplitLevel.SUBSET, unmeshedClients: false })],
      'breaks references: routes name Service cart-v1, which is removed; change the split with the next version'],
    ['Services of versions come', () => [planOf({ split: SplitLevel.SUBSET, unmeshedClients: false }), FULL],
      'breaks references: routes name Service cart-v1, which is not there yet; change the split with the next version'],
  ])('what a service at rest may not change at once: %s', (_, plans, reason) => {
    const [before, after] = plans();
    expect(move('baseline', 'baseline', before, after)).toEqual({ kind: MoveKind.UNSAFE, reasons: [reason] });
  });

  test('where a plan is finished, the advice is to begin the next one at its beginning', () => {
    expect(reasons('retire', 'prepare', FULL, next)).toMatch(/; begin with 00-baseline of v2 → v3$/);
    expect(reasons('shift-05', 'prepare', FULL, next)).toMatch(/; finish the release, or take it back to its first stage, before its plan changes$/);
  });

  test.each<[string, string, string, () => ReleasePlanData, string]>([
    ['a next release that starts elsewhere', 'retire', 'prepare', () => next, 'breaks chain: objects of 99-retire of v1 → v2 are not those of 10-prepare of v2 → v3'],
    ['another image in the middle of a release', 'shift-05', 'shift-25', () => planOf({ canary: { ...v2, image: 'example.com/cart:2.1' } }),
      'breaks chain: objects of 20-shift-05 of v1 → v2 are not those of 30-shift-25 of v1 → v2'],
    ['other steps in the middle of a release', 'shift-05', 'shift-10', () => planOf({ strategy: ReleaseStrategy.progressive([Step.weight(10)]) }), 'different plans: breaks chain'],
    ['another service', 'prepare', 'shift-05', () => ({ ...FULL, service: 'web' }), 'different plans: shop/cart and shop/web'],
  ])('%s is unsafe', (_, from, to, other, reason) => {
    expect(move(from, to, FULL, other()).kind).toBe(MoveKind.UNSAFE);
    expect(reasons(from, to, FULL, other())).toContain(reason);
  });
});

test('a place has one name, by which it is found', () => {
  placesOf(ADOPTING).forEach(place => expect(tryFindPlace(ADOPTING, placeName(place))).toEqual(place));
  expect(tryFindPlace(FULL, 'shift-06')).toBeUndefined();
});
