import { App, Chart, Duration } from 'cdk8s';
import { asked, CANARY, PROTOCOLS, STABLE, TARGETS, verdict } from './cart';
import { evaluate, mistakesIn } from './promql-evaluator';
import {
  CanaryRelease, Feature, IMeshTarget, IstioAmbientTarget, Mesh, MeshedService, NetworkPolicyTarget, NoTraffic, Port, PortProtocol, ReleaseIntent,
  ReleaseStrategy, RolloutPhase, Slo, Step, StrictMtlsNamespace, TrackReach,
} from '../../../src';
import { reachOf } from '../../../src/rollouts/objective';

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
    tracks: [STABLE, CANARY],
    backends: [{ track: STABLE, weight: 75 }, { track: CANARY, weight: 25 }],
    idle: [],
    matched: [],
    pins: [],
    subsets: false,
  };
  test.each([
    ['a Service of its own', {}, TrackReach.SERVICE],
    ['subsets', { subsets: true }, TrackReach.SHARED_SERVICE],
    ['a Service that selects one version', { backends: [] }, TrackReach.SHARED_SERVICE],
    ['copies', { mirror: { track: CANARY, percent: 10 } }, TrackReach.COPIES],
    ['copies that another version gets', { mirror: { track: STABLE, percent: 10 } }, TrackReach.SERVICE],
  ])('%s', (_, different, reach) => expect(reachOf(CANARY, { ...release, ...different })).toBe(reach));
});

describe('objectives of a release', () => {
  const succeeds = Slo.successRate({ atLeast: 99 });
  const own = Slo.promql({ name: 'orders', query: 'sum(orders{app="{{track}}"})', min: 1 });
  function release(target: IMeshTarget, slos: Slo[], mirrored: Slo[] | undefined, port = Port.http(80)): Mesh {
    const chart = new Chart(new App(), 'shop');
    const mesh = new Mesh(chart, 'mesh', { targets: [target] });
    const namespace = new StrictMtlsNamespace(chart, 'namespace', { mesh, name: 'shop', phase: RolloutPhase.STRICT });
    const cart = new MeshedService(chart, 'cart', { namespace, image: 'example.com/cart:1', ports: [port] });
    const mirroring = ReleaseStrategy.progressive([Step.mirror(10, { slos: mirrored }), Step.weight(50)]);
    const strategy = port.protocol === PortProtocol.HTTP ? mirroring : ReleaseStrategy.blueGreen();
    new CanaryRelease(chart, 'release', { service: cart, stable: { version: 'v1' }, canary: { version: 'v2' }, strategy, slos });
    return mesh;
  }
  const askedOf = (target: IMeshTarget, slos: Slo[], mirrored?: Slo[]) => [Feature.OBJECTIVES, Feature.OBJECTIVES_OF_COPIES]
    .filter(feature => release(target, slos, mirrored).report().findings.some(({ message }) => message.includes(`asks for ${feature},`)));

  test('ask the data plane unless they are queries of the user\'s own', () => {
    expect(askedOf(new NetworkPolicyTarget(), [succeeds])).toEqual([Feature.OBJECTIVES, Feature.OBJECTIVES_OF_COPIES]);
    expect(askedOf(new NetworkPolicyTarget(), [succeeds], [own])).toEqual([Feature.OBJECTIVES]);
    expect(askedOf(new NetworkPolicyTarget(), [own])).toEqual([]);
  });
  test('cannot be asked of waypoints about copies', () => {
    expect(askedOf(new IstioAmbientTarget(), [succeeds])).toEqual([Feature.OBJECTIVES_OF_COPIES]);
    expect(askedOf(new IstioAmbientTarget(), [succeeds], [])).toEqual([]);
  });
  test('rejects objectives on requests where no port speaks any', () => {
    expect(() => release(new IstioAmbientTarget(), [succeeds], [], Port.tcp(6379))).toThrow(
      'slos of a release of \'cart\' must be left out or be made by Slo.promql, got: \'success-rate\': no port of the service speaks HTTP or gRPC');
    expect(() => release(new IstioAmbientTarget(), [own], [], Port.tcp(6379))).not.toThrow();
  });
});
