import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import {
  CanaryRelease, CanaryReleaseProps, CircuitBreaker, Feature, Gate, GatewayApiChannel, HttpMethod, IMeshTarget, IstioAmbientTarget,
  IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch, Port, ReleaseStrategy, RequestMatch, RetryPolicy,
  RolloutPhase, Route, Step, StrictMtlsNamespace, TrackCapacity, TrackNaming,
} from '../../../src';
import { releasedService } from '../../../src/private/registry';
import { objectsAt } from '../../../src/private/release/stage-objects';
import { Stage } from '../../../src/rollouts/stage';
import { IEvaluator } from '../../../src/simulation/evaluator';
import { IRouter } from '../../../src/simulation/router';
import { IstioAmbientEvaluator } from '../../../src/targets/istio/evaluation/ambient-evaluator';
import { HttpRouteRouter } from '../../../src/targets/istio/evaluation/http-route-router';
import { IstioSidecarEvaluator } from '../../../src/targets/istio/evaluation/sidecar-evaluator';
import { VirtualServiceRouter } from '../../../src/targets/istio/evaluation/virtual-service-router';
import { LinkerdEvaluator } from '../../../src/targets/linkerd/evaluation/linkerd-evaluator';
import { OutboundRouter } from '../../../src/targets/linkerd/evaluation/outbound-router';

/** A data plane, and what it does with given objects. */
export interface DataPlane {
  readonly name: string;
  readonly target: () => IMeshTarget;
  readonly router: IRouter;
  readonly evaluator: IEvaluator;
}

export const SIDECAR: DataPlane = { name: 'istio-sidecar', target: () => new IstioSidecarTarget(), router: new VirtualServiceRouter(), evaluator: new IstioSidecarEvaluator() };
export const AMBIENT: DataPlane = {
  name: 'istio-ambient',
  target: () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, defaultRetries: false }),
  router: new HttpRouteRouter(),
  evaluator: new IstioAmbientEvaluator(),
};
export const LINKERD: DataPlane = { name: 'linkerd', target: () => new LinkerdTarget(), router: new OutboundRouter(), evaluator: new LinkerdEvaluator() };
export const DATA_PLANES = [SIDECAR, AMBIENT, LINKERD];
export const networkPolicy = (): IMeshTarget => new NetworkPolicyTarget();

/** A random release of a service `web` with some ports, which `shop` and `mobile` call under some rules. */
export interface ReleasePlan {
  readonly replicas: number;
  readonly autoscaled: boolean;
  readonly weights: number[];
  readonly mirror?: number;
  readonly hold: boolean;
  readonly strategy: 'progressive' | 'ab-test' | 'blue-green';
  readonly preview?: 'header' | 'pattern' | 'both';
  readonly affinity: boolean;
  readonly slots: boolean;
  readonly grpc: boolean;
  readonly routes: number[];
  readonly timeouts: boolean;
  readonly breaker: boolean;
}

export const PREVIEWS: { [kind: string]: { match: () => RequestMatch; headers: { [name: string]: string } } } = {
  header: { match: () => RequestMatch.header('x-preview', 'yes'), headers: { 'x-preview': 'yes' } },
  pattern: { match: () => RequestMatch.headerRegex('x-tester', '(ann|bob)@.*'), headers: { 'x-tester': 'ann@example.com' } },
  both: {
    match: () => RequestMatch.and(RequestMatch.header('x-preview', 'yes'), RequestMatch.headerRegex('x-tester', '.+')),
    headers: { 'x-preview': 'yes', 'x-tester': 'eve' },
  },
};
export const TESTED = [RequestMatch.header('x-group', 'b'), RequestMatch.header('x-beta', '1')];

const ROUTES = [
  () => Route.get(PathMatch.prefix('/items')),
  () => Route.http({ methods: [HttpMethod.POST, HttpMethod.PUT], path: PathMatch.prefix('/items/top') }),
  () => Route.get(PathMatch.exact('/cart')),
];

const weights = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }).map(all => all.sort((a, b) => a - b));

export const releasePlans: fc.Arbitrary<ReleasePlan> = fc.record({
  replicas: fc.integer({ min: 1, max: 12 }),
  autoscaled: fc.boolean(),
  weights,
  mirror: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined, freq: 3 }),
  hold: fc.boolean(),
  strategy: fc.constantFrom('progressive' as const, 'progressive' as const, 'ab-test' as const, 'blue-green' as const),
  preview: fc.constantFrom('header' as const, 'pattern' as const, 'both' as const, undefined, undefined),
  affinity: fc.boolean(),
  slots: fc.boolean(),
  grpc: fc.boolean(),
  routes: fc.subarray([0, 1, 2]),
  timeouts: fc.boolean(),
  breaker: fc.boolean(),
}).map(plan => ({ ...plan, affinity: plan.affinity && plan.strategy === 'progressive' }));

/** A release in its program, with its objects at each stage. */
export interface ReleaseWorld {
  readonly app: App;
  readonly mesh: Mesh;
  readonly web: MeshedService;
  readonly stages: Stage[];
  readonly stage: (name: string) => Stage;
  /** Objects that the release changes. */
  readonly objects: (stage: Stage) => any[];
  readonly abortFrom: (stage: Stage) => Stage | undefined;
  /** Every other object. */
  readonly around: any[];
}

/** What a plan says of a release; the versions are given, so that releases follow each other. */
export function propsOf(plan: ReleasePlan, service: MeshedService, versions: [string, string?], mirrors: boolean): CanaryReleaseProps {
  const capacity = plan.autoscaled ? TrackCapacity.autoscaled({ min: plan.replicas, max: plan.replicas * 2 }) : TrackCapacity.fixed(plan.replicas);
  const track = (version: string) => ({ version, image: `example.com/web:${version}`, env: { VERSION: version }, capacity });
  const [stable, canary] = versions;
  return {
    service,
    stable: track(stable),
    canary: canary === undefined ? undefined : track(canary),
    strategy: strategyOf(plan, mirrors),
    preview: plan.preview && PREVIEWS[plan.preview].match(),
    affinity: plan.affinity ? { maxAge: Duration.minutes(10) } : undefined,
    naming: plan.slots ? TrackNaming.slots(slotOf(stable), slotOf(canary ?? `v${Number(stable.slice(1)) + 1}`)) : undefined,
  };
}

/** Odd versions are in one slot, even ones in the other. */
function slotOf(version: string): string {
  return Number(version.slice(1)) % 2 === 1 ? 'a' : 'b';
}

function strategyOf({ strategy, weights: all, mirror, hold }: ReleasePlan, mirrors: boolean): ReleaseStrategy {
  if (strategy === 'blue-green') return ReleaseStrategy.blueGreen({ bake: Duration.minutes(5) });
  if (strategy === 'ab-test') return ReleaseStrategy.abTest({ match: TESTED, bake: Duration.hours(1) });
  return ReleaseStrategy.progressive([
    ...mirrors && mirror !== undefined ? [Step.mirror(mirror)] : [],
    ...all.map(percent => Step.weight(percent, { bake: Duration.minutes(10) })),
    ...hold ? [Step.hold(Gate.ready())] : [],
  ]);
}

/** The program of a plan on a data plane. */
export function worldOf(
  plan: ReleasePlan, target: IMeshTarget, more: Partial<CanaryReleaseProps> = {}, versions: [string, string?] = ['v1', 'v2'], mirrors = true,
): ReleaseWorld {
  const app = new App();
  const chart = new Chart(app, 'app');
  const mesh = new Mesh(chart, 'mesh', { targets: [target], acceptLoss: Object.values(Feature) });
  const shop = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const ports = [Port.http(80, { targetPort: 8080 }), ...plan.grpc ? [Port.grpc(81, { targetPort: 8081 })] : []];
  const web = new MeshedService(chart, 'web', {
    namespace: shop, image: 'example.com/web:base', ports, circuitBreaker: plan.breaker ? CircuitBreaker.afterConsecutiveFailures(5) : undefined,
  });
  declareCalls(plan, chart, shop, web);
  const release = new CanaryRelease(chart, 'release', { ...propsOf(plan, web, versions, mirrors), ...more });
  const { state, ...rendered } = releasedService(release);
  return {
    app,
    mesh,
    web,
    stages: state.stages,
    stage: name => state.stage(name),
    objects: stage => objectsAt({ state, ...rendered }, stage),
    abortFrom: stage => state.tryAbortFrom(stage),
    around: app.node.findAll().filter(node => !belongsTo(node, [web, release])).filter(ApiObject.isApiObject).map(object => object.toJson()),
  };
}

function belongsTo(node: IConstruct, owners: IConstruct[]): boolean {
  return node.node.scopes.some(scope => owners.includes(scope));
}

function declareCalls(plan: ReleasePlan, chart: Chart, namespace: StrictMtlsNamespace, web: MeshedService): void {
  const [front, mobile] = ['front', 'mobile'].map(name => new MeshedService(chart, name, { namespace, image: `example.com/${name}:1` }));
  const rules = plan.timeouts ? { timeout: Duration.seconds(2), retries: RetryPolicy.onUnavailable({ attempts: 2 }) } : {};
  front.calls(web, { port: 80, routes: plan.routes.map(route => ROUTES[route]()), ...rules });
  if (plan.routes.includes(0)) mobile.calls(web, { port: 80, routes: [ROUTES[0]()], ...rules });
  if (plan.grpc) mobile.calls(web, { port: 81, routes: [Route.grpc('shop.Web', 'Get')], ...rules });
}

/** One text for each Kubernetes object. */
export function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${apiVersion.split('/').slice(0, -1).join('/')} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
