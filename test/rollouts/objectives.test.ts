import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { BUCKETS, METRICS, Requests } from './metrics';
import { evaluate, mistakesIn, Series } from './promql-evaluator';
import {
  IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, NetworkPolicyTarget, NoTraffic, PortProtocol, ReleaseIntent, ServiceIntent, Slo,
  TrackIntent, TrackReach,
} from '../../src';
import { ObjectiveQuery, objectiveQuery, reachOf } from '../../src/rollouts/objective';
import { meshBeside, namespaceOf, serviceIn } from '../targets/network-policy/intents';

const [STABLE, CANARY] = ['v1', 'v2'].map((version): TrackIntent => ({ name: `cart-${version}`, version, podLabels: { app: 'cart', track: version } }));
const TARGETS: [IMeshTarget, TrackReach[]][] = [
  [new IstioSidecarTarget(), Object.values(TrackReach)],
  [new IstioAmbientTarget(), [TrackReach.SERVICE, TrackReach.SHARED_SERVICE]],
  [new LinkerdTarget(), [TrackReach.SERVICE, TrackReach.SHARED_SERVICE]],
];
const PROTOCOLS = [[PortProtocol.HTTP], [PortProtocol.GRPC], [PortProtocol.HTTP2, PortProtocol.GRPC]];
const CASES = TARGETS.flatMap(([target, reaches]) => reaches.map(reach => [target.name, reach, target] as [string, TrackReach, IMeshTarget]));
const HTTP_STATUSES = [200, 204, 302, 404, 429, 500, 502, 503, 504];

const SERVER_FAULTS = [2, 4, 12, 13, 14, 15];
const isFailed = ({ grpc, status }: Requests) => status === undefined || (grpc ? SERVER_FAULTS.includes(status) : status >= 500);

function cartWith(spoken: PortProtocol[]): ServiceIntent {
  const ports = spoken.map((protocol, i) => ({ name: `port-${i}`, number: 80 + i, targetPort: 8080 + i, protocol }));
  return serviceIn(namespaceOf(meshBeside()), 'cart', { ports });
}

function asked(slo: Slo, target: IMeshTarget, reach = TrackReach.SERVICE, spoken = PROTOCOLS[0]): ObjectiveQuery {
  return objectiveQuery(slo, { target, service: cartWith(spoken), track: CANARY, reach });
}

/** What a controller makes of the answer: nothing where there is none. */
function verdict({ guardedQuery, min = -Infinity, max = Infinity }: ObjectiveQuery, series: Series[]): boolean | undefined {
  const samples = evaluate(guardedQuery, series);
  expect(samples.length).toBeLessThan(2);
  expect(samples.map(({ labels }) => labels)).toEqual(samples.map(() => ({})));
  return samples.length === 0 ? undefined : samples[0].value >= min && samples[0].value <= max;
}

const canaryRequests = { namespace: 'shop', service: 'cart', track: CANARY.name };
const others = [
  { ...canaryRequests, track: STABLE.name },
  { ...canaryRequests, namespace: 'shop-2' },
  { ...canaryRequests, service: 'cart-v2', track: 'cart-v2-v1' },
  { ...canaryRequests, service: 'checkout', track: 'checkout-v2' },
];

/** Requests of any end, to services that speak these protocols. */
function trafficOf(who: Pick<Requests, 'namespace' | 'service' | 'track'>[], spoken: PortProtocol[]): fc.Arbitrary<Requests[]> {
  const grpc = [...new Set(spoken.map(protocol => protocol === PortProtocol.GRPC))];
  const one = fc.record({
    at: fc.constantFrom(...who), grpc: fc.constantFrom(...grpc), millis: fc.integer({ min: 1, max: 4000 }), count: fc.nat(1000),
  });
  return fc.array(one.chain(({ at, ...rest }) => {
    const status = rest.grpc ? fc.nat(16) : fc.constantFrom(...HTTP_STATUSES);
    return fc.option(status, { nil: undefined }).map(ended => ({ ...at, ...rest, status: ended }));
  }), { maxLength: 6 });
}

const traffic = fc.constantFrom(...PROTOCOLS)
  .chain(spoken => fc.record({ spoken: fc.constant(spoken), canary: trafficOf([canaryRequests], spoken), rest: trafficOf(others, spoken) }));
const noTraffic = fc.constantFrom(...Object.values(NoTraffic));
const window = fc.constantFrom(Duration.minutes(1), Duration.seconds(90), Duration.millis(1500));
const impliedBy = (policy: NoTraffic) => policy === NoTraffic.HOLD ? undefined : policy === NoTraffic.PASS;

describe.each(CASES)('%s, version reached by %s', (name, reach, target) => {
  const seriesOf = (requests: Requests[]) => requests.flatMap(each => METRICS[name](each, reach));
  // copies are counted where they arrive
  const counted = (requests: Requests[]) => requests.filter(({ status }) => reach !== TrackReach.COPIES || status !== undefined);

  test.each(PROTOCOLS)('queries are PromQL: %s %s', (...spoken) => {
    for (const onNoTraffic of Object.values(NoTraffic)) {
      const slow = Slo.latency({ percentile: 99.9, below: Duration.millis(500), onNoTraffic });
      for (const slo of [Slo.successRate({ atLeast: 99.5, onNoTraffic }), slow]) {
        const { query, guardedQuery } = asked(slo, target, reach, spoken);
        expect([query, guardedQuery].flatMap(mistakesIn)).toEqual([]);
      }
    }
  });

  test('the share of requests that did not fail depends on the requests of the canary alone', () => {
    fc.assert(fc.property(
      traffic, fc.integer({ min: 1, max: 100 }), noTraffic, window, ({ spoken, canary, rest }, atLeast, onNoTraffic, back) => {
        const objective = asked(Slo.successRate({ atLeast, onNoTraffic, window: back }), target, reach, spoken);
        const total = counted(canary).reduce((sum, { count }) => sum + count, 0);
        const good = counted(canary).filter(each => !isFailed(each)).reduce((sum, { count }) => sum + count, 0);
        const samples = evaluate(objective.query, seriesOf([...canary, ...rest]));
        if (total === 0) expect(samples).toEqual([]);
        else expect(samples).toEqual([{ labels: {}, value: expect.closeTo(100 * good / total, 6) }]);
        expect(verdict(objective, seriesOf([...rest, ...canary]))).toBe(verdict(objective, seriesOf(canary)));
        if (total === 0) expect(verdict(objective, seriesOf(rest))).toBe(impliedBy(onNoTraffic));
      }), { numRuns: 1000 });
  });

  test('the latency depends on the requests of the canary alone', () => {
    fc.assert(fc.property(
      traffic, fc.constantFrom(50, 95, 99, 99.9), noTraffic, window, ({ spoken, canary, rest }, percentile, onNoTraffic, back) => {
        const objective = asked(Slo.latency({ percentile, below: Duration.millis(300), onNoTraffic, window: back }), target, reach, spoken);
        const took = counted(canary).filter(({ count }) => count > 0).sort((a, b) => a.millis - b.millis);
        const samples = evaluate(objective.query, seriesOf([...canary, ...rest]));
        if (took.length === 0) expect(samples).toEqual([]);
        else expectInBuckets(took, percentile, samples[0].value);
        expect(verdict(objective, seriesOf([...rest, ...canary]))).toBe(verdict(objective, seriesOf(canary)));
        if (took.length === 0) expect(verdict(objective, seriesOf(rest))).toBe(impliedBy(onNoTraffic));
      }), { numRuns: 1000 });
  });

  test.each(PROTOCOLS)('a version that has failed ever since it started has a share of 0, and not none: %s %s', (...spoken) => {
    const grpc = spoken.includes(PortProtocol.GRPC);
    const failing = { ...canaryRequests, grpc, status: grpc ? 14 : 503, millis: 7, count: 3 };
    expect(evaluate(asked(Slo.successRate({ atLeast: 99 }), target, reach, spoken).query, seriesOf([failing]))).toEqual([{ labels: {}, value: 0 }]);
  });
});

/** The quantile lies in the bucket of the request of that rank; where the rank is a whole number, rounding may take the next one. */
function expectInBuckets(took: Requests[], percentile: number, value: number): void {
  const [least, most] = [-1e-6, 1e-6].map(tolerance => BUCKETS.findIndex(bound => millisOf(took, percentile, tolerance) <= bound));
  expect(value).toBeGreaterThanOrEqual((BUCKETS[least - 1] ?? 0) - 1e-6);
  expect(value).toBeLessThanOrEqual(BUCKETS[most] + 1e-6);
}

function millisOf(took: Requests[], percentile: number, tolerance: number): number {
  const rank = took.reduce((sum, { count }) => sum + count, 0) * percentile / 100 + tolerance;
  return took.find((_, i) => took.slice(0, i + 1).reduce((sum, { count }) => sum + count, 0) >= rank)!.millis;
}

describe('queries, word for word', () => {
  const succeeds = Slo.successRate({ atLeast: 99.5 });
  const isFast = Slo.latency({ percentile: 99.9, below: Duration.millis(500), window: Duration.seconds(90) });
  const [sidecar, ambient, linkerd] = TARGETS.map(([target]) => target);
  const ofService = 'destination_service_namespace="shop", destination_service_name="cart-v2"';
  const ofWorkload = 'destination_workload_namespace="shop", destination_workload="cart-v2"';
  const notFailed = 'response_code!~"5..|0", grpc_response_status!~"2|4|12|13|14|15"';
  const istioShare = (version: string) => `100 * (sum(rate(istio_requests_total{${version}, ${notFailed}}[1m])) or vector(0))`
    + ` / ((sum(rate(istio_requests_total{${version}}[1m])) or vector(0)) > 0)`;

  test.each([
    ['sidecar', sidecar, TrackReach.SERVICE, istioShare(`reporter="source", ${ofService}`)],
    ['sidecar, one Service', sidecar, TrackReach.SHARED_SERVICE, istioShare(`reporter="source", ${ofService.replace('cart-v2', 'cart')}, ${ofWorkload}`)],
    ['sidecar, copies', sidecar, TrackReach.COPIES, istioShare(`reporter="destination", ${ofWorkload}`)],
    ['ambient', ambient, TrackReach.SERVICE, istioShare(`reporter="waypoint", ${ofService}`)],
    ['ambient, one Service', ambient, TrackReach.SHARED_SERVICE, istioShare(`reporter="waypoint", ${ofService.replace('cart-v2', 'cart')}, ${ofWorkload}`)],
  ])('%s', (_, target, reach, query) => expect(asked(succeeds, target, reach).query).toBe(query));

  test('Linkerd, by routes of both kinds', () => {
    const backend = 'backend_kind="Service", backend_namespace="shop", backend_name="cart-v2"';
    const total = (kind: string, more = '') => `(sum(rate(outbound_${kind}_route_backend_response_statuses_total{${backend}${more}}[1m])) or vector(0))`;
    const http = ', http_status=~"[1-4]..", error=~"|UNKNOWN"';
    const grpc = ', grpc_status!~"UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS", error=""';
    expect(asked(succeeds, linkerd, TrackReach.SERVICE, PROTOCOLS[2]).query)
      .toBe(`100 * (${total('http', http)} + ${total('grpc', grpc)}) / ((${total('http')} + ${total('grpc')}) > 0)`);
  });
  test('latencies', () => {
    expect(asked(isFast, sidecar).query)
      .toBe(`histogram_quantile(0.999, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter="source", ${ofService}}[90s]))) >= 0`);
    expect(asked(isFast, linkerd, TrackReach.SHARED_SERVICE).query).toBe('histogram_quantile(0.999, sum by (le) (rate('
      + 'response_latency_ms_bucket{direction="outbound", dst_namespace="shop", dst_service="cart", dst_deployment="cart-v2"}[90s]))) >= 0');
  });
});

describe('objectives by a query of the user\'s own', () => {
  const query = 'sum(rate(orders_total{ns="{{namespace}}", app="{{ service }}", pod=~"{{track}}-.*"}[{{window}}]))';
  const own = (options: Partial<Parameters<typeof Slo.promql>[0]>) => asked(Slo.promql({ name: 'orders', query, min: 5, ...options }), new NetworkPolicyTarget());

  test('are filled in', () => expect(own({ window: Duration.minutes(2) })).toEqual({
    name: 'orders',
    query: 'sum(rate(orders_total{ns="shop", app="cart", pod=~"cart-v2-.*"}[2m]))',
    guardedQuery: 'sum(rate(orders_total{ns="shop", app="cart", pod=~"cart-v2-.*"}[2m]))',
    min: 5,
    max: undefined,
    windowMillis: 120_000,
    onNoTraffic: NoTraffic.HOLD,
  }));
  test.each([
    [NoTraffic.PASS, { min: 5 }, 'vector(5)'], [NoTraffic.FAIL, { min: 5 }, 'vector(0)'], [NoTraffic.FAIL, { min: 0.5, max: 9 }, 'vector(-0.5)'],
    [NoTraffic.PASS, { min: undefined, max: 9 }, 'vector(9)'], [NoTraffic.FAIL, { min: undefined, max: 9 }, 'vector(18)'],
  ])('%s where there is nothing, with bounds %j', (onNoTraffic, bounds, value) => {
    const objective = own({ ...bounds, onNoTraffic });
    expect(objective.guardedQuery).toBe(`(${objective.query}) or on() ${value}`);
    expect(mistakesIn(objective.guardedQuery)).toEqual([]);
    expect(verdict(objective, [])).toBe(onNoTraffic === NoTraffic.PASS);
  });
  test('give one number whatever labels they have', () => {
    const [pod, increase] = ['cart-v2-x1', 600];
    const labelled = own({ query: query.replace('sum(', 'sum by (pod) ('), onNoTraffic: NoTraffic.FAIL });
    expect(evaluate(labelled.guardedQuery, [{ metric: 'orders_total', labels: { ns: 'shop', app: 'cart', pod }, increase }]))
      .toEqual([{ labels: { pod }, value: 10 }]);
  });
  test.each([
    [{ query: 'up{app="{{service}}"}' }, 'query of objective \'orders\' must contain {{track}}, so that it depends on the canary, got: \'up{app="{{service}}"}\''],
    [{ query: 'up{app="{{track}}", node="{{node}}"}' }, 'placeholders in the query of objective \'orders\' must be among {{service}}, {{namespace}}, {{track}}, {{window}}, got: \'{{node}}\''],
    [{ query: 'up{app="{{track}}", node="{{}}"}' }, 'placeholders in the query of objective \'orders\' must be among {{service}}, {{namespace}}, {{track}}, {{window}}, got: \'{{}}\''],
    [{ query: ' ' }, 'query of objective \'orders\' must not be empty'],
    [{ min: undefined }, 'objective \'orders\' must have min or max, got neither'],
    [{ min: NaN }, 'bounds of objective \'orders\' must be finite numbers, got: NaN'],
    [{ min: 6, max: 5 }, 'min of objective \'orders\' must not be greater than max, got: 6 and 5'],
  ])('rejects %j', (options, message) => expect(() => own(options)).toThrow(new Error(message)));
});

describe('how requests reach a version', () => {
  const release: ReleaseIntent = {
    tracks: [STABLE, CANARY], backends: [{ track: STABLE, weight: 75 }, { track: CANARY, weight: 25 }], matched: [], pins: [], subsets: false,
  };
  test.each([
    ['a Service of its own', {}, TrackReach.SERVICE],
    ['subsets', { subsets: true }, TrackReach.SHARED_SERVICE],
    ['a Service that selects one version', { backends: [] }, TrackReach.SHARED_SERVICE],
    ['copies', { mirror: { track: CANARY, percent: 10 } }, TrackReach.COPIES],
    ['copies that another version gets', { mirror: { track: STABLE, percent: 10 } }, TrackReach.SERVICE],
  ])('%s', (_, different, reach) => expect(reachOf(CANARY, { ...release, ...different })).toBe(reach));
});
