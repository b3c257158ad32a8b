import { Duration, JsonPatch } from 'cdk8s';
import { shop, TARGETS } from './shop';
import { Delivery, Gate, ReleaseStage, ReleaseStrategy, RequestMatch, Slo, StableCapacity, Step, TrackCapacity } from '../../src';

const PREVIEW = { preview: RequestMatch.header('x-preview', 'v2') };
const podsOf = (stages: ReleaseStage[]) => stages.map(({ tracks }) => Object.fromEntries(tracks.map(({ version, replicas }) => [version, replicas])));

test('a plan has every stage with its number, exposure and pods: those of the canary are one step ahead', () => {
  const { stages, service, namespace, stable, canary, stage } = shop().release.plan;
  expect({ service, namespace, stable, canary, stage }).toEqual({ service: 'cart', namespace: 'shop', stable: 'v1', canary: 'v2', stage: 'baseline' });
  expect(stages.map(({ number, name, kind, exposure }) => `${number} ${name} ${kind} ${exposure}`)).toEqual([
    '0 baseline baseline 0', '10 prepare prepare 0', '20 shift-05 shift 5', '30 shift-25 shift 25', '40 shift-50 shift 50', '90 promote promote 100',
    '99 retire retire 100',
  ]);
  expect(podsOf(stages)).toEqual([
    { v1: 10 }, { v1: 10, v2: 1 }, { v1: 10, v2: 3 }, { v1: 10, v2: 5 }, { v1: 10, v2: 10 }, { v1: 10, v2: 10 }, { v2: 10 },
  ]);
});

test('an autoscaled version has a least and a greatest number of pods', () => {
  const capacity = TrackCapacity.autoscaled({ min: 4, max: 9 });
  const { stages } = shop({ stable: { version: 'v1', capacity }, canary: { version: 'v2', capacity } }, undefined, {}).release.plan;
  expect(stages.map(({ tracks }) => tracks.map(({ replicas, maxReplicas }) => `${replicas} to ${maxReplicas}`).join(', '))).toEqual([
    '4 to 9', '4 to 9, 1 to 9', '4 to 9, 1 to 9', '4 to 9, 2 to 9', '4 to 9, 4 to 9', '4 to 9, 4 to 9', '4 to 9',
  ]);
});

test('a stage has its gate, its bake time in seconds and its objectives', () => {
  const steps = [
    Step.weight(5, { bake: Duration.minutes(10), gate: Gate.ready() }),
    Step.weight(50, { slos: [Slo.latency({ percentile: 99, below: Duration.millis(300) })] }),
  ];
  const slos = [Slo.successRate({ atLeast: 99 })];
  const { stages } = shop({ strategy: ReleaseStrategy.progressive(steps), slos, drain: Duration.minutes(2) }).release.plan;
  expect(stages.map(({ name, gate, bakeSeconds, objectives }) => [name, gate.kind, bakeSeconds, objectives.map(each => each.name)])).toEqual([
    ['baseline', 'review', undefined, []],
    ['prepare', 'ready', undefined, []],
    ['shift-05', 'ready', 600, ['success-rate']],
    ['shift-50', 'review', undefined, ['latency-p99']],
    ['promote', 'review', 120, ['success-rate']],
    ['retire', 'review', undefined, []],
  ]);
});

test('an abort is offered wherever requests could reach the canary and the stable version has all its pods', () => {
  const offered = (own: object) => shop(own).release.plan.stages.filter(({ canAbort }) => canAbort).map(({ name }) => name);
  expect(offered(PREVIEW)).toEqual(['preview', 'shift-05', 'shift-25', 'shift-50', 'promote']);
  expect(offered({ stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false })).toEqual([]);
});

test('an abort is to be waited for, and so is a way back that takes pods away from a version: as long as old requests take', () => {
  const waits = (own: object) => shop({ drain: Duration.minutes(3), ...own }).release.plan.stages
    .map(({ name, abortBakeSeconds, backBakeSeconds }) => [name, abortBakeSeconds, backBakeSeconds]);
  expect(waits({})).toEqual([
    ['baseline', undefined, undefined], ['prepare', undefined, 180], ['shift-05', 180, 180], ['shift-25', 180, 180], ['shift-50', 180, 180],
    ['promote', 180, undefined], ['retire', undefined, undefined],
  ]);
  expect(waits({ adoption: true }).slice(0, 5).map(([name, , back]) => [name, back])).toEqual([
    ['running', undefined], ['adopt-beside', 180], ['adopt-route', undefined], ['adopt-narrow', undefined], ['baseline', undefined],
  ]);
  const page = shop({ drain: Duration.minutes(3) }).release.plan.toMarkdown();
  expect(page).toContain('| `abort/from-40`, then wait 3 min |');
  expect(page).toContain('| wait 3 min, then back one stage |');
});

test.each(TARGETS.slice(0, 3))('a step of the weight changes routes and pods, and nothing else, on %s', (_, target) => {
  const changes = shop(PREVIEW, target()).release.plan.stages.find(({ name }) => name === 'shift-25')!.changes;
  const fields = changes.flatMap(({ kind, name, fields: all }) => all.map(({ pointer, before, after }) => `${kind} ${name} ${pointer.split('/').pop()} ${before} ${after}`));
  expect(fields.filter(field => field.startsWith('Deployment'))).toEqual(['Deployment cart-v2 replicas 3 5']);
  expect(new Set(fields.filter(field => !field.startsWith('Deployment')).map(field => field.split(' ').slice(2).join(' ')))).toEqual(new Set(['weight 95 75', 'weight 5 25']));
  expect(changes.every(({ change }) => change === 'changed')).toBe(true);
});

test.each(TARGETS)('the differences of the stages are of the objects of all targets on %s', (name, target) => {
  const { stages } = shop(name === 'network-policy' ? { strategy: ReleaseStrategy.blueGreen() } : {}, target()).release.plan;
  const told = (stage: string) => stages.find(each => each.name === stage)!.changes.map(({ change, kind, name: object }) => `${change} ${kind} ${object}`);
  expect(stages[0].changes).toEqual([]);
  expect(told('prepare')).toEqual(expect.arrayContaining(['added Service cart-v2', 'added Deployment cart-v2', 'added PodDisruptionBudget cart-v2']));
  expect(told('promote')).toContain('changed Service cart');
  expect(told('retire')).toEqual(expect.arrayContaining(['removed Service cart-v1', 'removed Deployment cart-v1', 'removed PodDisruptionBudget cart-v1']));
});

test('patches of the user are in what every stage renders', () => {
  const { release, cart } = shop();
  cart.objects('VirtualService')[0].addJsonPatch(JsonPatch.add('/spec/exportTo', ['.']));
  const without = shop().release.plan.stages;
  release.plan.stages.forEach(({ digest, changes }, i) => {
    expect(digest).not.toEqual(without[i].digest);
    expect(changes).toEqual(without[i].changes);
  });
});

test('what is looked at while a plan is made leaves the objects of the program as they are', () => {
  const { app, release } = shop({ stage: 'shift-05' });
  const before = app.synthYaml();
  expect(release.plan.stages.length).toBe(7);
  expect(app.synthYaml()).toEqual(before);
});

test('as JSON a plan is the same at every stage of the program', () => {
  const { plan } = shop({ stage: 'shift-25' }).release;
  expect(plan.stage).toBe('shift-25');
  expect(plan.toJson()).toEqual(shop().release.plan.toJson());
  expect(JSON.parse(plan.toJson()).stages).toEqual(JSON.parse(JSON.stringify(plan.stages)));
});

test('as Markdown a plan has a row for each stage, what to watch, and what changes', () => {
  const page = shop({ ...PREVIEW, slos: [Slo.successRate({ atLeast: 99.5 })] }).release.plan.toMarkdown();
  expect(page).toContain('# Release of shop/cart: v1 → v2');
  expect(page).toContain('| `30-shift-25` | 25 % | 10 | 5 | all pods ready; success-rate at least 99.5 % over 1 min | a person reviews the next commit | `abort/from-30`, then wait 1 min |');
  expect(page).toContain('### 30-shift-25\n\n- changed Deployment `cart-v2`\n  - `/spec/replicas`: `3` → `5`');
});

test('as Markdown a Deployment that runs already does so as it is, until its versions do', () => {
  const page = shop({ adoption: true }).release.plan.toMarkdown();
  expect(page).toContain('| `00-running` | 0 % | as it runs | – | the service as it runs |');
  expect(page).toContain('| `02-adopt-beside` | 0 % | 10 | – |');
});

test('a service that is not released has a plan of one stage', () => {
  const { plan } = shop({ canary: undefined }).release;
  expect(plan.stages.map(({ name, changes }) => [name, changes])).toEqual([['baseline', []]]);
  expect(plan.canary).toBeUndefined();
  expect(plan.toMarkdown()).toContain('# shop/cart at v1: no release goes on');
});

test('there is no plan where a controller moves the weights', () => {
  const { release } = shop({ delivery: Delivery.flagger() });
  expect(() => release.plan).toThrow("plan of the release of 'cart' needs Delivery.staged(), got: flagger, with which a controller moves the weights, at 'released/release'");
});

test('a patch that does not fit an object at some stage is told with the stage', () => {
  const { release, cart } = shop({ stage: 'shift-25' });
  cart.objects('VirtualService', 'cart')[0].addJsonPatch(JsonPatch.add('/spec/http/0/route/1/headers/request', { set: {} }));
  expect(() => release.plan).toThrow(/^patches of objects of 'cart' must fit every stage of its release, got at stage 'baseline': /);
});
