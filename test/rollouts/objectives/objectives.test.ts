import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { asked, CANARY, PROTOCOLS, STABLE, TARGETS, verdict } from './cart';
import { BUCKETS, METRICS, Requests } from './metrics';
import { evaluate, mistakesIn } from './promql-evaluator';
import { IMeshTarget, NoTraffic, PortProtocol, Slo, TrackReach } from '../../../src';

const CASES = TARGETS.flatMap(([target, reaches]) => reaches.map(reach => [target.name, reach, target] as [string, TrackReach, IMeshTarget]));
const HTTP_STATUSES = [200, 204, 302, 404, 429, 500, 502, 503, 504];

const SERVER_FAULTS = [2, 4, 12, 13, 14, 15];
const isFailed = ({ grpc, status }: Requests) => status === undefined || (grpc ? SERVER_FAULTS.includes(status) : status >= 500);

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
