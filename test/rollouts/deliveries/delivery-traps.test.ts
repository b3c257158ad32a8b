import { ApiObject, Duration } from 'cdk8s';
import { patchedRoute, patchedVirtualService } from './controllers/argo-rollouts';
import { intervalsOf, mergedMatches, primaryPodLabels, testedRequests } from './controllers/flagger';
import { Shop, ShopOptions, TARGETS } from './shop';
import { DELIVERIES, STRATEGIES } from './strategies';
import {
  CircuitBreaker, Delivery, Feature, Gate, NetworkPolicyTarget, PathMatch, Port, ReleaseStrategy, RequestMatch, RetryPolicy, Route, Slo, Step,
} from '../../../src';
import { invalidities } from '../../imports/crd-schemas';

const MESHES = ['istio-sidecar', 'istio-ambient', 'linkerd'];
const BY_ROUTES = ['istio-ambient', 'linkerd'];
const second = Duration.seconds(1);
const retries = RetryPolicy.onUnavailable({ attempts: 2 });
const twoClasses = { routes: [Route.get(PathMatch.prefix('/items'))], timeout: second };

function shop(target: string, delivery: string, { release, ...options }: Partial<ShopOptions> = {}): Shop {
  return new Shop(TARGETS[target](), {
    ...options, release: { ...STRATEGIES.progressive, delivery: DELIVERIES[delivery], unmeshedClients: false, ...release },
  });
}

const canaryOf = (target: string, options?: Partial<ShopOptions>) => shop(target, 'flagger', options).ofKind('Canary')[0];
const abTest = (match: RequestMatch[]) => ReleaseStrategy.abTest({ match, gate: Gate.ready(), bake: Duration.minutes(1) });
const routesToService = (objects: any[]) => objects.filter(({ kind, spec }) =>
  ['HTTPRoute', 'GRPCRoute'].includes(kind) && spec.parentRefs.some((ref: any) => ref.kind === 'Service'));

describe('traps of Flagger and Argo Rollouts, by number', () => {
  test.each(BY_ROUTES)('1: on %s the match of a test is never one that fails open', target => {
    const match = [RequestMatch.header('x-a', '1'), RequestMatch.headerRegex('x-b', '1.*'), RequestMatch.cookie('c', '2')];
    const tested = testedRequests(canaryOf(target, { release: { strategy: abTest(match) } }));
    expect(tested.map(({ headers }) => headers.length)).toEqual([1, 1, 1]);
    expect(testedRequests({ spec: { service: {}, analysis: { match: [{ headers: { 'x-a': { prefix: '1' } } }] } } })).toEqual([{ path: { type: 'PathPrefix', value: '/' } }]);
  });
  test.each(BY_ROUTES)('1: on %s several headers in one match, which Flagger writes in random order, are refused', target => {
    const match = [RequestMatch.and(RequestMatch.header('x-a', '1'), RequestMatch.header('x-b', '2'))];
    expect(shop(target, 'flagger', { release: { strategy: abTest(match) } }).findings('CM0601')).toEqual([expect.stringContaining('ab-test-by-several-headers')]);
    expect(shop('istio-sidecar', 'flagger', { release: { strategy: abTest(match) } }).findings('CM0601')).toEqual([]);
  });

  test('2: nothing that the service matches itself can take the place of what the test matches', () => {
    const canary = canaryOf('istio-sidecar', { release: { strategy: abTest([RequestMatch.header('x-a', '1')]) } });
    expect(canary.spec.service.match).toBeUndefined();
    expect(mergedMatches(canary)).toEqual([{ headers: { 'x-a': { exact: '1' } } }]);
    expect(shop('istio-sidecar', 'flagger', { call: twoClasses }).findings('CM0601')).toEqual([expect.stringContaining('several-route-classes')]);
  });

  test.each(MESHES)('3: on %s weights are said one by one, growing', target => {
    const { analysis } = canaryOf(target).spec;
    expect(analysis.stepWeights).toEqual([5, 25, 50]);
    expect(Object.keys(analysis)).not.toEqual(expect.arrayContaining(['stepWeight']));
    expect(Object.keys(analysis)).not.toEqual(expect.arrayContaining(['maxWeight']));
  });
  test('3: with repeated weights Flagger would stay for ever, with a step it would go beyond the greatest weight', () => {
    const canary = (analysis: any) => ({ spec: { provider: 'istio', service: {}, analysis } });
    expect(() => intervalsOf(canary({ stepWeights: [5, 5, 10] }))).toThrow('never promotes');
    expect(intervalsOf(canary({ stepWeight: 20, maxWeight: 50 })).map(({ weight }) => weight)).toEqual([20, 40, 60]);
  });

  test('4: with Linkerd Flagger does not wait for an observedGeneration', () => {
    const { provider, service } = canaryOf('linkerd', { call: { timeout: second, retries } }).spec;
    expect(provider).toBe('gatewayapi:v1beta1');
    expect(service.gatewayRefs).toEqual([expect.objectContaining({ group: '', kind: 'Service' })]);
    expect(service.apex.annotations).toEqual({
      'timeout.linkerd.io/request': '1s', 'retry.linkerd.io/http': '502-503', 'retry.linkerd.io/limit': '2',
    });
    expect(service.timeout).toBeUndefined(); // not read with v1beta1
  });

  test.each(BY_ROUTES)('6: on %s no reference to a Service has the group core', target => {
    expect(canaryOf(target).spec.service.gatewayRefs.map(({ group }: any) => group)).toEqual(['']);
    const refs = routesToService(shop(target, 'argo-rollouts').objects).flatMap(({ spec }) => spec.parentRefs);
    expect(refs.map(({ group }: any) => group)).toEqual(['']);
  });

  test.each(BY_ROUTES)('7: on %s neither controller is told to mirror, which would end nowhere', target => {
    for (const delivery of Object.keys(DELIVERIES)) {
      const refused = shop(target, delivery, { release: { ...STRATEGIES.mirroring, slos: [] }, call: {} });
      expect(refused.findings('CM0601')).toEqual([expect.stringContaining('asks for mirroring')]);
      const accepted = shop(target, delivery, { release: { ...STRATEGIES.mirroring, slos: [], acceptLoss: [Feature.MIRRORING] }, call: {} });
      expect(accepted.findings('CM0601')).toEqual([]);
      expect(accepted.findings('CM0603')).toEqual([expect.stringContaining('asks for mirroring')]);
      expect(JSON.stringify(accepted.objects)).not.toMatch(/irror/);
    }
    const mirroring = { spec: { provider: 'gatewayapi:v1', service: {}, analysis: { stepWeights: [50], mirror: true } } };
    expect(() => intervalsOf(mirroring)).toThrow('never promotes');
  });

  test.each(BY_ROUTES)('8: on %s no rule has weights that are all 0, and no lone backend has one, whatever the step', target => {
    const preview = RequestMatch.header('x-preview', 'yes');
    const objects = shop(target, 'argo-rollouts', { release: { preview } }).objects;
    const rollout = objects.find(({ kind }) => kind === 'Rollout');
    const listed = listedRoutes(rollout);
    for (const weight of [0, 5, 50, 100]) {
      const routes = routesToService(objects).map(route => listed.includes(route.metadata.name) ? patchedRoute(route, rollout, weight) : route);
      for (const { backendRefs } of routes.flatMap(({ spec }) => spec.rules)) expect(weightOf(backendRefs)).toBe(100);
    }
  });

  test('9: nothing that would stand above routes is rendered, and no provider makes it', () => {
    for (const delivery of Object.keys(DELIVERIES)) {
      expect(shop('linkerd', delivery).objects.map(({ kind }) => kind)).not.toContain('ServiceProfile');
    }
    expect(canaryOf('linkerd').spec.provider).not.toMatch(/linkerd|smi/);
  });

  test('10: on Linkerd every route with shares is named to Argo Rollouts, and no other', () => {
    const objects = shop('linkerd', 'argo-rollouts', { call: twoClasses, release: { preview: RequestMatch.header('x-preview', 'yes') } }).objects;
    const shared = routesToService(objects).filter(({ spec }) => spec.rules.some(({ backendRefs }: any) => backendRefs.length > 1));
    expect(shared.length).toBe(2);
    expect(listedRoutes(objects.find(({ kind }) => kind === 'Rollout')).sort()).toEqual(shared.map(({ metadata }) => metadata.name).sort());
  });

  test('11: routes of clients are of the group that keeps response headers apart', () => {
    const routes = routesToService(shop('linkerd', 'argo-rollouts').objects);
    expect(routes.map(({ apiVersion }) => apiVersion)).toEqual(['gateway.networking.k8s.io/v1']);
  });

  test('12: a gRPC port has GRPCRoutes only, which are named to Argo Rollouts as such', () => {
    const objects = shop('linkerd', 'argo-rollouts', { cart: { ports: [Port.grpc(80)] } }).objects;
    expect(routesToService(objects).map(({ kind }) => kind)).toEqual(['GRPCRoute']);
    const { plugins } = objects.find(({ kind }) => kind === 'Rollout').spec.strategy.canary.trafficRouting;
    expect(Object.keys(plugins['argoproj-labs/gatewayAPI'])).toEqual(['grpcRoutes', 'namespace']);
  });

  test.each(MESHES)('13: on %s a request that nothing matches goes to a version', target => {
    const objects = shop(target, 'argo-rollouts', { call: twoClasses }).objects;
    const virtual = objects.filter(({ kind }) => kind === 'VirtualService' ).find(({ metadata }) => metadata.name === 'cart');
    const catchAll = virtual ? virtual.spec.http[virtual.spec.http.length - 1].match
      : routesToService(objects).flatMap(({ spec }) => spec.rules).flatMap(({ matches }: any) => matches).filter(({ path, headers }: any) => path.value === '/' && !headers);
    expect(catchAll).toEqual([virtual ? { port: 80 } : { path: { type: 'PathPrefix', value: '/' } }]);
  });

  test('14: in ambient the limit of a request is no limit of a try, and retries, which Flagger does not read, are refused', () => {
    expect(Object.keys(canaryOf('istio-ambient').spec.service)).not.toContain('backendTimeout');
    const findings = shop('istio-ambient', 'flagger', { call: { timeout: second, retries } }).findings('CM0601');
    expect(findings).toEqual([expect.stringContaining('asks for retries, which delivery \'flagger\' does not carry on target \'istio-ambient\'')]);
    expect(shop('istio-ambient', 'argo-rollouts', { call: { timeout: second, retries } }).findings('CM0601')).toEqual([]);
  });

  test('15: in ambient objectives ask the waypoint, and all three Services use it', () => {
    const released = shop('istio-ambient', 'flagger');
    const { analysis: { metrics }, service } = released.ofKind('Canary')[0].spec;
    expect(metrics.map(({ name }: any) => name)).toEqual(['success-rate', 'latency-p99']);
    expect(released.ofKind('MetricTemplate').map(({ spec }) => spec.query)).toEqual(Array(2).fill(expect.stringContaining('reporter="waypoint"')));
    for (const of of ['apex', 'primary', 'canary']) expect(service[of].labels['istio.io/use-waypoint']).toBe('waypoint');
  });

  test.each(MESHES)('16: on %s whatever selects pods selects those of the primary, too, whose labels Flagger changes', target => {
    const released = shop(target, 'flagger', { beside: [new NetworkPolicyTarget()], cart: { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) } });
    const [deployment] = released.ofKind('Deployment').filter(({ metadata }) => metadata.name === 'cart');
    const canary = deployment.spec.template.metadata.labels;
    const primary = primaryPodLabels(deployment);
    const selectors = released.objects.filter(({ kind }) => kind !== 'Deployment').flatMap(object => selectorsIn(object)).filter(labels => selects(labels, canary));
    expect(selectors.length).toBeGreaterThan(2);
    expect(selectors.filter(labels => !selects(labels, primary))).toEqual([]);
  });
  test('16: a Deployment that selects its pods by none of the labels that Flagger changes is refused', () => {
    expect(adopted({ team: 'a' }).findings('CM0601')).toEqual([expect.stringContaining('selector-of-your-own')]);
    expect(adopted({ app: 'cart' }).findings('CM0601')).toEqual([]);
  });

  test('17: in ambient a policy on the Service holds for the Services of the versions, too', () => {
    const guarded = (delivery: string) => shop('istio-ambient', delivery, { call: { routes: [Route.get(PathMatch.prefix('/items'))] } }).ofKind('AuthorizationPolicy')
      .flatMap(({ spec }) => spec.targetRefs ?? []).filter(({ kind }: any) => kind === 'Service').map(({ name }: any) => name).sort();
    expect(guarded('flagger')).toEqual(['cart', 'cart-canary', 'cart-primary']);
    expect(guarded('argo-rollouts')).toEqual(['cart', 'cart-canary', 'cart-stable']);
  });

  test('18: all routes of a VirtualService, those with matches too, get shares that are 100 together', () => {
    const objects = shop('istio-sidecar', 'argo-rollouts', { call: twoClasses }).objects;
    const [virtual] = objects.filter(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'cart');
    const patched = patchedVirtualService(virtual, objects.find(({ kind }) => kind === 'Rollout'), 33);
    expect(patched.spec.http.length).toBe(2);
    for (const { route } of patched.spec.http) expect(route.map(({ weight }: any) => weight)).toEqual([67, 33]);
  });

  test('the CRD of Flagger knows no limit of connections: it is refused, and not rendered', () => {
    const breaker = CircuitBreaker.of({ consecutiveFailures: 5, maxConnections: 10 });
    const released = shop('istio-sidecar', 'flagger', { cart: { circuitBreaker: breaker } });
    expect(released.findings('CM0601')).toEqual([expect.stringContaining('connection-limits')]);
    expect(released.ofKind('Canary').flatMap(canary => invalidities(canary))).toEqual([]);
  });

  test('objectives before any request, which could never be met, are refused', () => {
    const release = { ...STRATEGIES['blue-green'], slos: [Slo.successRate({ atLeast: 99 })] };
    expect(shop('istio-sidecar', 'flagger', { release }).findings('CM0601')).toEqual([expect.stringContaining('objectives-before-traffic')]);
    expect(shop('istio-sidecar', 'argo-rollouts', { release }).findings('CM0601')).toEqual([]);
  });

  test('a gate that a person opens needs the address of the load tester', () => {
    const strategy = ReleaseStrategy.progressive([Step.weight(50, { gate: Gate.review() })]);
    expect(shop('istio-sidecar', 'flagger', { release: { strategy } }).findings('CM0601')).toEqual([expect.stringContaining('asks for review')]);
    const delivery = Delivery.flagger({ approvalAddress: 'http://loadtester.test/' });
    const asked = shop('istio-sidecar', 'flagger', { release: { strategy, delivery } });
    expect(asked.findings('CM0601')).toEqual([]);
    expect(asked.ofKind('Canary')[0].spec.analysis.webhooks).toEqual([
      { name: 'review', type: 'confirm-promotion', url: 'http://loadtester.test/gate/check' },
    ]);
  });
});

describe('what whoever applies the objects must know', () => {
  test('Flagger scales the Deployment and makes Services', () => {
    expect(shop('istio-sidecar', 'flagger').findings('CM0604')).toEqual(expect.arrayContaining([
      expect.stringContaining('ignoreDifferences [{ group: apps, kind: Deployment, name: cart, namespace: shop, jsonPointers: [/spec/replicas] }] with syncOptions [RespectIgnoreDifferences=true'),
      expect.stringContaining('\'cart-primary\' and \'cart-canary\' and the routes: none of them may be in git'),
      expect.stringContaining('podLabels: { \'cdk8s-mesh/service\': \'cart\' }'),
    ]));
  });
  test.each(MESHES)('on %s Argo Rollouts changes selectors and shares', target => {
    const [hint] = shop(target, 'argo-rollouts').findings('CM0604').filter(message => message.includes('ignoreDifferences'));
    for (const name of ['cart-stable', 'cart-canary']) expect(hint).toContain(`{ kind: Service, name: ${name}, namespace: shop, jsonPointers: [/spec/selector] }`);
    expect(hint).toMatch(target === 'istio-sidecar' ? /kind: VirtualService, name: cart,/ : /kind: HTTPRoute, name: cart-80.*weight/);
  });
  test('Services that are forced again end the preview of Argo Rollouts', () => {
    const release = { ...STRATEGIES['blue-green'], slos: undefined };
    expect(shop('linkerd', 'argo-rollouts', { release }).findings('CM0604')).toEqual(expect.arrayContaining([
      expect.stringContaining('begin it by the Rollout alone where you apply on the server and force conflicts, else it is promoted without a preview'),
    ]));
  });
});

function listedRoutes(rollout: any): string[] {
  const { httpRoutes = [], grpcRoutes = [] } = rollout.spec.strategy.canary.trafficRouting.plugins['argoproj-labs/gatewayAPI'];
  return [...httpRoutes, ...grpcRoutes].map(({ name }: any) => name);
}

/** Weights of a rule together; a lone backend has none, and gets everything. */
function weightOf(backendRefs: any[]): number {
  if (backendRefs.length === 1) return backendRefs[0].weight ?? 100;
  return backendRefs.reduce((sum, { weight }) => sum + weight, 0);
}

const selects = (labels: any, pod: any) => Object.keys(labels).length > 0 && Object.entries(labels).every(([key, value]) => pod[key] === value);

/** Every set of labels by which an object selects pods. */
function selectorsIn(value: any): any[] {
  if (value === null || typeof value !== 'object') return [];
  const own = [value.matchLabels, value.workloadSelector?.labels].filter(labels => labels !== undefined);
  return [...own, ...Object.values(value).flatMap(selectorsIn)];
}

function deploymentBy(labels: any): (chart: any) => ApiObject {
  return chart => new ApiObject(chart, 'running', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'cart', image: 'x:1' }] } } },
  });
}

function adopted(labels: any): Shop {
  return shop('istio-sidecar', 'flagger', { existing: deploymentBy(labels) });
}
