import { Duration } from 'cdk8s';
import { shop, TARGETS } from './shop';
import { CanaryReleaseProps, IMeshTarget, NoTraffic, ReleaseStage, ReleaseStrategy, Slo, SloKind, Step } from '../../src';
import { TrackReach } from '../../src/intent';

const RATE = Slo.successRate({ atLeast: 99.5 });
const LATENCY = Slo.latency({ percentile: 99, below: Duration.millis(300), window: Duration.minutes(5), onNoTraffic: NoTraffic.PASS });
const ORDERS = Slo.promql({ name: 'orders', query: 'sum(rate(orders{app="{{track}}"}[{{window}}]))', min: 3, onNoTraffic: NoTraffic.FAIL });

const planOf = (own: Partial<CanaryReleaseProps>, target?: IMeshTarget) => shop({ slos: [RATE, LATENCY, ORDERS], ...own }, target).release.plan;
const stageOf = (stages: ReleaseStage[], name: string) => stages.find(stage => stage.name === name)!;
const asked = (target: IMeshTarget, kind: SloKind, windowMillis: number, reach: TrackReach, percentile?: number) => {
  const { cart } = shop();
  const service: any = { name: 'cart', namespace: { name: 'shop' }, ports: cart && [{ port: 80, protocol: 'http' }], inbound: [] };
  return target.objectiveQuery({ kind, percentile, windowMillis, service, reach, track: { name: 'cart-v2', version: 'v2', podLabels: {} } });
};

describe.each(TARGETS.slice(0, 3))('%s', (name, target) => {
  test('a stage with objectives has the query of each, with limits, window in seconds and what no traffic means', () => {
    const { queries } = stageOf(planOf({}, target()).stages, 'shift-25');
    expect(queries).toEqual([
      { target: name, kind: 'success-rate', name: 'success-rate', min: 99.5, windowSeconds: 60, onNoTraffic: 'hold', query: asked(target(), SloKind.SUCCESS_RATE, 60_000, TrackReach.SERVICE) },
      { target: name, kind: 'latency', name: 'latency-p99', max: 300, windowSeconds: 300, onNoTraffic: 'pass', query: asked(target(), SloKind.LATENCY, 300_000, TrackReach.SERVICE, 99) },
      { kind: 'promql', name: 'orders', min: 3, windowSeconds: 60, onNoTraffic: 'fail', query: 'sum(rate(orders{app="cart-v2"}[1m]))' },
    ]);
  });

  test('where the Service selects the version, the query asks for the requests of its pods', () => {
    const { queries } = stageOf(planOf({ strategy: ReleaseStrategy.blueGreen() }, target()).stages, 'promote');
    expect(queries[0].query).toBe(asked(target(), SloKind.SUCCESS_RATE, 60_000, TrackReach.SHARED_SERVICE));
  });
});

test.each(TARGETS.slice(0, 2))('queries while copies are sent are of what counts them on %s', (name, target) => {
  const { queries } = stageOf(planOf({ strategy: ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]) }, target()).stages, 'mirror-10');
  const ofDataPlane = name === 'istio-sidecar' ? [asked(target(), SloKind.SUCCESS_RATE, 60_000, TrackReach.COPIES)] : [];
  expect(queries.filter(({ kind }) => kind === SloKind.SUCCESS_RATE).map(({ query }) => query)).toEqual(ofDataPlane);
  expect(queries.map(each => each.name)).toContain('orders');
});

test('what counts no requests is asked for the metrics of the application only', () => {
  const { queries } = stageOf(planOf({ strategy: ReleaseStrategy.blueGreen() }, TARGETS[3][1]()).stages, 'promote');
  expect(queries.map(each => [each.target, each.name])).toEqual([[undefined, 'orders']]);
});

test('a stage without objectives asks nothing', () => {
  expect(planOf({}).stages.map(({ queries, objectives }) => queries.length === objectives.length)).not.toContain(false);
  const page = planOf({ slos: [] }).toMarkdown();
  expect(page).not.toContain('What to ask');
});

test('the page has the queries to be copied, once for all stages that ask the same', () => {
  const plan = planOf({});
  const page = plan.toMarkdown();
  const blocks = [...page.matchAll(/```promql\n([^]*?)\n```/g)].map(([, block]) => block);
  expect(blocks).toEqual(stageOf(plan.stages, 'shift-05').queries.map(({ query }) => query));
  expect(page).toContain('### At `20-shift-05`, `30-shift-25`, `40-shift-50`, `90-promote`\n');
  expect(page).toContain('success-rate at least 99.5 % over 1 min, by metrics of istio-sidecar. Without an answer: wait: it is neither met nor missed.\n');
  expect(page).toContain('latency-p99 at most 300 ms over 5 min, by metrics of istio-sidecar. Without an answer: it is met.\n');
  expect(page).toContain('orders at least 3 over 1 min, by metrics of the application. Without an answer: it is missed.\n');
});
