import { Duration } from 'cdk8s';
import { Program } from './program';
import {
  CanaryRelease, CircuitBreaker, Feature, HeaderMatch, MeshDefaults, MeshedService, PathMatch, Port, Probe, ReleaseStrategy, RequestMatch,
  RetryCondition, RetryPolicy, RolloutPhase, Route, Slo, SplitLevel, Step,
} from '../../src';

const GRPC = [Port.grpc(3550)];
const items = Route.get(PathMatch.prefix('/items'));
const getProduct = Route.grpc('shop.Catalog', 'GetProduct');
const twice = RetryPolicy.onUnavailable({ attempts: 2 });

/** One program for each feature, with the public API only. */
export const PROGRAMS: Record<Feature, Program> = {
  [Feature.ENROLMENT]: world => {
    world.namespace(world.asked ? RolloutPhase.PERMISSIVE : RolloutPhase.DISABLED);
    world.service('cart');
  },
  [Feature.IDENTITY]: world => {
    if (world.asked) world.namespace(RolloutPhase.PERMISSIVE);
    else world.namespace(RolloutPhase.DISABLED);
    world.service('cart');
  },
  [Feature.STRICT_MTLS]: world => void world.namespace(world.asked ? RolloutPhase.STRICT : RolloutPhase.PERMISSIVE),
  [Feature.AUDIT_PHASE]: world => {
    world.namespace(world.asked ? RolloutPhase.AUDIT : RolloutPhase.PERMISSIVE);
    world.service('web').calls(world.service('cart'));
  },
  [Feature.DEFAULT_DENY]: world => {
    world.namespace(world.asked ? RolloutPhase.STRICT : RolloutPhase.PERMISSIVE);
    world.service('cart');
  },
  [Feature.AUTHORIZATION_BY_IDENTITY]: world => {
    const [web, cart] = [world.service('web'), world.service('cart')];
    if (world.asked) web.calls(cart);
  },
  [Feature.AUTHORIZATION_BY_HTTP]: world => world.call({ routes: [items] }),
  [Feature.AUTHORIZATION_BY_GRPC_METHOD]: world => world.call({ routes: [getProduct] }, GRPC),
  [Feature.AUTHORIZATION_BY_HEADER]: world => world.call({
    routes: [Route.http({ headers: [HeaderMatch.exact('X-Tenant', 'blue'), HeaderMatch.present('x-trace')] })],
  }),
  [Feature.PROBES]: world => {
    const readiness = world.asked ? Probe.http('/healthz') : undefined;
    world.call({ routes: [items] }, undefined, { readiness });
  },
  [Feature.PROBES_BY_ADDRESS]: world => void world.service('cart', [Port.tcp(9000)], { readiness: world.asked ? Probe.grpc() : undefined }),
  [Feature.ROUTE_PRECEDENCE]: world => {
    const [web, mobile, cart] = [world.service('web'), world.service('mobile'), world.service('cart')];
    web.calls(cart, { routes: [items] });
    mobile.calls(cart, { routes: [world.asked ? Route.get(PathMatch.exact('/items')) : items] });
  },
  [Feature.RETRIES]: world => world.call({ routes: [items], retries: twice }),
  [Feature.NO_DEFAULT_RETRIES]: world => {
    const retries = world.asked ? undefined : twice;
    world.service('web').calls(world.service('cart', GRPC), { routes: [getProduct], retries });
  },
  [Feature.RETRY_GRPC_STATUSES]: world => world.call({
    routes: [getProduct], retries: RetryPolicy.on([RetryCondition.UNAVAILABLE, RetryCondition.GRPC_RESOURCE_EXHAUSTED], { attempts: 2 }),
  }, GRPC),
  [Feature.PER_TRY_TIMEOUT]: world => world.call({
    routes: [items], retries: RetryPolicy.onServerErrors({ attempts: 2, perTryTimeout: Duration.millis(250) }),
  }),
  [Feature.TIMEOUTS]: world => world.call({ timeout: Duration.seconds(90) }),
  [Feature.PER_SOURCE_RESILIENCE]: world => {
    const [web, mobile, cart] = [world.service('web'), world.service('mobile'), world.service('cart')];
    web.calls(cart, { routes: [items], timeout: Duration.seconds(1) });
    mobile.calls(cart, { routes: [items], timeout: Duration.seconds(world.asked ? 5 : 1) });
  },
  [Feature.CONSUMER_RESILIENCE]: world => {
    const bank = MeshedService.fromAttributes(world.chart, 'bank', { mesh: world.mesh, name: 'bank', namespace: 'payments', ports: [Port.http(80)] });
    world.service('web').calls(bank, world.asked ? { timeout: Duration.seconds(1) } : {});
  },
  [Feature.HEADLESS_RESILIENCE]: world => world.call({ timeout: Duration.seconds(1) }, undefined, { headless: true }),
  [Feature.HEADLESS_AUTHORIZATION]: world => world.call({ routes: [items] }, undefined, { headless: true }),
  [Feature.RESILIENCE_BEYOND_MESH]: world => {
    world.namespace(RolloutPhase.PERMISSIVE);
    world.call({ timeout: Duration.seconds(1) }, undefined, { meshed: false });
  },
  [Feature.CIRCUIT_BREAKING]: world => world.call({ circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) }),
  [Feature.EJECTION_TIME]: world => world.call({}, undefined, {
    circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 5, ejectionTime: world.asked ? Duration.seconds(30) : undefined }),
  }),
  [Feature.EJECTION_LIMIT]: world => world.call({}, undefined, {
    circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 5, maxEjectedPercent: world.asked ? 50 : undefined }),
  }),
  [Feature.CONNECTION_LIMITS]: world => world.call({ circuitBreaker: CircuitBreaker.of({ maxConnections: 100, maxPendingRequests: 10 }) }),
  [Feature.CONSUMER_CIRCUIT_BREAKING]: world => {
    const bank = MeshedService.fromAttributes(world.chart, 'bank', { mesh: world.mesh, name: 'bank', namespace: 'payments', ports: [Port.http(80)] });
    world.service('web').calls(bank, world.asked ? { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) } : {});
  },
  [Feature.CONFIGURATION_SCOPE]: world => {
    const [web, cart] = [world.service('web'), world.service('cart')];
    world.service('other');
    if (world.asked) web.calls(cart);
  },
  [Feature.TCP]: world => void world.service('web').calls(world.service('cart', [world.asked ? Port.tcp(6379) : Port.http(6379)])),
  [Feature.SERVER_FIRST]: world => void world.service('web').calls(world.service('cart', [world.asked ? Port.opaque(3306) : Port.http(3306)])),
  [Feature.MULTIPLE_PORTS]: world => {
    const [web, cart] = [world.service('web'), world.service('cart', [Port.http(80), ...world.asked ? [Port.grpc(81)] : []])];
    web.calls(cart, { port: 80 });
    if (world.asked) web.calls(cart, { port: 81, routes: [] });
  },
  [Feature.HEADLESS]: world => void world.service('web').calls(world.service('cart', undefined, { headless: world.asked })),
  [Feature.NETWORK_POLICY]: world => {
    const [web, cart] = [world.service('web'), world.service('cart')];
    if (world.asked) web.calls(cart);
  },
  [Feature.MESH_DEFAULTS]: world => {
    if (world.asked) new MeshDefaults(world.chart, 'defaults', { mesh: world.mesh });
  },
  [Feature.DEFAULT_RETRIES]: world => void new MeshDefaults(world.chart, 'defaults', { mesh: world.mesh, retries: world.asked ? twice : undefined }),
  [Feature.DEFAULT_CIRCUIT_BREAKING]: world => {
    const circuitBreaker = world.asked ? CircuitBreaker.of({ consecutiveFailures: 5, maxConnections: 100 }) : undefined;
    new MeshDefaults(world.chart, 'defaults', { mesh: world.mesh, circuitBreaker });
  },
  [Feature.BLUE_GREEN]: world => {
    if (world.asked) world.release({ strategy: ReleaseStrategy.blueGreen(), stage: 'promote' });
    else world.service('web').calls(world.service('cart'), { timeout: Duration.seconds(2) });
  },
  [Feature.TRAFFIC_SPLIT]: world => world.release(world.asked ? { stage: 'shift-25' } : { strategy: ReleaseStrategy.blueGreen(), stage: 'prepare' }),
  [Feature.TCP_TRAFFIC_SPLIT]: world => world.release(
    world.asked ? { stage: 'shift-25' } : { strategy: ReleaseStrategy.blueGreen(), stage: 'prepare' }, [Port.tcp(6379)]),
  [Feature.VERSION_BY_REQUEST]: world => world.release({ stage: 'shift-25', preview: world.asked ? RequestMatch.header('x-preview', 'yes') : undefined }),
  [Feature.VERSION_BY_METADATA]: world => {
    const cart = world.service('cart', GRPC);
    world.service('web').calls(cart, { routes: world.asked ? [] : [Route.grpc('shop.Cart')] });
    new CanaryRelease(world.chart, 'release', {
      service: cart, stable: { version: 'v1' }, canary: { version: 'v2' }, stage: 'preview', preview: RequestMatch.header('x-preview', 'yes'),
    });
  },
  [Feature.SESSION_AFFINITY]: world => world.release({ stage: 'shift-25', affinity: world.asked ? {} : undefined }),
  [Feature.MIRRORING]: world => world.release({
    strategy: ReleaseStrategy.progressive([...world.asked ? [Step.mirror(10)] : [], Step.weight(50)]), stage: world.asked ? 'mirror-10' : 'prepare',
  }),
  [Feature.SUBSET_SPLIT]: world => world.release({ stage: 'shift-25', split: world.asked ? SplitLevel.SUBSET : undefined, unmeshedClients: false }),
  [Feature.OBJECTIVES]: world => world.release(
    { strategy: ReleaseStrategy.blueGreen(), stage: 'promote', slos: world.asked ? [Slo.successRate({ atLeast: 99.5 })] : undefined }, [Port.http(80)]),
  [Feature.OBJECTIVES_OF_COPIES]: world => world.release({
    strategy: ReleaseStrategy.progressive([
      Step.mirror(10, { slos: world.asked ? [Slo.successRate({ atLeast: 99.5 })] : undefined }), Step.weight(50),
    ]),
    stage: 'mirror-10',
  }),
};
