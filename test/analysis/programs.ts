import { ApiObject, App, Chart, Duration, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CanaryRelease, CanaryReleaseProps, CircuitBreaker, Delivery, Feature, GatewayApiChannel, HeaderMatch, HttpMethod, IMeshTarget, IstioAmbientTarget,
  IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, MeshedServiceProps, NetworkPolicyTarget, PathMatch, Port, ReleaseStrategy, RequestMatch,
  RetryPolicy, RolloutPhase, Route, StableCapacity, StrictMtlsNamespace,
} from '../../src';
import { CATALOG } from '../../src/analysis/catalog';

/** A program that has a finding, or is the same but for what it is about. */
export type Program = (shop: Shop, has: boolean) => void;

/** A namespace of a mesh, strict if nothing else is said, in which programs declare services. */
export class Shop {
  public readonly app: App;
  public readonly chart: Chart;
  public readonly mesh: Mesh;
  private readonly phase: RolloutPhase;
  private declared?: StrictMtlsNamespace;

  constructor(target: IMeshTarget, phase = RolloutPhase.STRICT, yamlOutputType?: YamlOutputType) {
    this.app = new App({ yamlOutputType });
    this.chart = new Chart(this.app, 'chart');
    this.mesh = new Mesh(this.chart, 'mesh', { targets: [target, ...target instanceof NetworkPolicyTarget ? [] : [new NetworkPolicyTarget()]] });
    this.phase = phase;
  }

  public get namespace(): StrictMtlsNamespace {
    this.declared ??= new StrictMtlsNamespace(this.chart, 'shop', { mesh: this.mesh, phase: this.phase });
    return this.declared;
  }

  public service(name: string, props: Partial<MeshedServiceProps> = {}): MeshedService {
    const image = props.workload ? undefined : 'example.com/x:1';
    return new MeshedService(this.chart, name, { namespace: this.namespace, image, ports: [Port.http(80)], ...props });
  }

  public release(service: MeshedService, props: Partial<CanaryReleaseProps>): void {
    new CanaryRelease(this.chart, 'release', { service, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/x:2' }, ...props });
  }

  /** An existing Deployment; without a Service its pods are not called. */
  public deployment(
    name: string, labels: any = { app: name }, spec: any = {}, metadata: any = { namespace: 'shop' }, scope: Construct = this.chart,
  ): ApiObject {
    return new ApiObject(scope, `${name}-deployment`, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, ...metadata },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name, image: 'x:1' }], ...spec } },
      },
    });
  }

  public kubernetesService(name: string, spec: any, scope: Construct = this.chart): ApiObject {
    return new ApiObject(scope, `${name}-service`, { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec });
  }
}

export const sidecar = () => new IstioSidecarTarget();
export const ambient = () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL });
export const items = Route.get(PathMatch.prefix('/items'));
export const second = Duration.seconds(1);
export const breaker = (failures: number) => CircuitBreaker.afterConsecutiveFailures(failures);

/** Each finding: the target, and a program that has the finding, or has not. `docs/findings.md` shows both. */
export const CASES: { [name in keyof typeof CATALOG]: [() => IMeshTarget, Program] } = {
  unsupportedFeature: [() => new LinkerdTarget(), (shop, has) => void shop.service('cart', {
    circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 5, maxEjectedPercent: has ? 50 : undefined }),
  })],
  partlySupportedFeature: [ambient, (shop, has) => void shop.service('web').calls(shop.service('cart'), {
    routes: [items], timeout: second, retries: has ? RetryPolicy.onUnavailable({ attempts: 1 }) : undefined,
  })],
  acceptedLoss: [() => new LinkerdTarget(), (shop, has) => void shop.service('cart', {
    circuitBreaker: has ? CircuitBreaker.of({ maxConnections: 5 }) : undefined, acceptLoss: [Feature.CONNECTION_LIMITS],
  })],
  supportNote: [() => new LinkerdTarget(), (shop, has) =>
    void shop.service('web').calls(shop.service('cart', { ports: [Port.http2(80)] }), { routes: has ? [items] : [] })],
  uncarriedByComplement: [sidecar, (shop, has) =>
    void shop.service('web').calls(shop.service('cart'), { timeout: has ? second : undefined })],
  spilledResilience: [ambient, (shop, has) => {
    const cart = shop.service('cart');
    shop.service('web').calls(cart, { routes: [items], timeout: second });
    shop.service('mobile').calls(cart, { routes: [items], timeout: has ? undefined : second });
  }],
  unmeshedSource: [sidecar, (shop, has) => void shop.service('web', { meshed: !has }).calls(shop.service('cart'))],
  refusedLater: [sidecar, (shop, has) => {
    const audited = new StrictMtlsNamespace(shop.chart, 'pay', { mesh: shop.mesh, phase: RolloutPhase.AUDIT });
    shop.service('web', { meshed: !has }).calls(shop.service('cart', { namespace: audited }));
  }],
  unmeshedDestination: [sidecar, (shop, has) => void shop.service('web').calls(shop.service('cart', { meshed: !has }))],
  sharedServiceAccount: [sidecar, (shop, has) => {
    for (const name of ['a', 'b']) {
      shop.service(name, { workload: shop.deployment(name, undefined, { serviceAccountName: has ? 'both' : name }), ports: [] });
    }
  }],
  contradiction: [sidecar, (shop, has) => {
    const labels: { [key: string]: string } = has ? { 'istio.io/rev': 'canary' } : {};
    const existing = new ApiObject(shop.chart, 'existing', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'old', labels } });
    new StrictMtlsNamespace(shop.chart, 'old', { mesh: shop.mesh, phase: RolloutPhase.PERMISSIVE, existing });
  }],
  exposedWorkload: [sidecar, (shop, has) => {
    shop.service('cart');
    shop.kubernetesService('public', { type: has ? 'LoadBalancer' : 'ClusterIP', selector: { 'app.kubernetes.io/name': 'cart' }, ports: [{ port: 80 }] });
  }],
  skippedAudit: [sidecar, (shop, has) => void new StrictMtlsNamespace(shop.chart, 'x', {
    mesh: shop.mesh, phase: RolloutPhase.STRICT, previousPhase: has ? RolloutPhase.PERMISSIVE : RolloutPhase.AUDIT,
  })],
  overlappingWorkloads: [sidecar, (shop, has) => {
    shop.service('cart', { workload: shop.deployment('cart', { app: 'cart' }), ports: [] });
    shop.service('canary', { workload: shop.deployment('canary', { app: has ? 'cart' : 'canary', track: 'canary' }), ports: [] });
  }],
  unplacedObject: [sidecar, (shop, has) => {
    const holder = new Construct(shop.chart, 'holder');
    new ApiObject(holder, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', ...has ? {} : { namespace: 'shop' } } });
    shop.deployment('cart', undefined, {}, {}, holder);
    shop.service('cart', { workload: holder, ports: [] });
  }],
  unenrolledWorkload: [sidecar, (shop, has) => {
    const holder = new Construct(shop.chart, 'holder');
    shop.deployment('cart', { app: 'cart', version: 'v1' }, {}, undefined, holder);
    shop.deployment('cart-v2', { app: has ? 'cart' : 'other', version: 'v2' }, {}, undefined, holder);
    shop.kubernetesService('cart', { selector: { app: 'cart' }, ports: [{ port: 80 }] }, holder);
    shop.service('cart', { workload: holder });
  }],
  undeclaredPort: [sidecar, (shop, has) => {
    const holder = new Construct(shop.chart, 'holder');
    shop.deployment('cart', undefined, {}, undefined, holder);
    shop.kubernetesService('cart', { selector: { app: 'cart' }, ports: [{ port: 80, targetPort: 8080 }] }, holder);
    shop.kubernetesService('cart-admin', { selector: { app: 'cart' }, ports: [{ port: 81, targetPort: has ? 9000 : 8080 }] }, holder);
    shop.service('cart', { workload: holder });
  }],
  beyondDataPlane: [sidecar, (shop, has) =>
    void shop.service('node', { workload: shop.deployment('node', undefined, { hostNetwork: has }), ports: [] })],
  idleAcceptance: [sidecar, (shop, has) => {
    const cart = shop.service('cart');
    shop.kubernetesService('public', {
      type: has ? 'ClusterIP' : 'LoadBalancer', selector: { 'app.kubernetes.io/name': 'cart' }, ports: [{ port: 80, name: 'http' }],
    });
    shop.mesh.analysis.accept('CM0204', { reason: 'clients of the lab have certificates', on: cart });
  }],
  duplicateObject: [sidecar, (shop, has) => {
    shop.service('cart');
    const metadata = { name: has ? 'default' : 'own', namespace: 'shop' };
    new ApiObject(shop.chart, 'own', { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec: {} });
  }],
  overwrittenFile: [sidecar, (shop, has) => {
    new StrictMtlsNamespace(shop.chart, 'pay', { mesh: shop.mesh, phase: RolloutPhase.STRICT });
    if (has) shop.service('cart');
  }],
  uncarriedByDelivery: [sidecar, (shop, has) =>
    shop.release(shop.service('cart'), { delivery: Delivery.flagger(), preview: has ? RequestMatch.header('x-preview', 'yes') : undefined })],
  partlyCarriedByDelivery: [sidecar, (shop, has) => shop.release(shop.service('cart'), { delivery: Delivery.flagger(), affinity: has ? {} : undefined })],
  acceptedDeliveryLoss: [sidecar, (shop, has) => shop.release(shop.service('cart'), {
    delivery: Delivery.argoRollouts(), unmeshedClients: false, affinity: has ? {} : undefined, acceptLoss: [Feature.SESSION_AFFINITY],
  })],
  deliveryNote: [sidecar, (shop, has) => shop.release(shop.service('cart'), { delivery: has ? Delivery.flagger() : Delivery.staged() })],
  idleRules: [sidecar, (shop, has) => {
    const source = MeshedService.fromAttributes(shop.chart, 'old', { mesh: shop.mesh, name: 'old', namespace: 'old', meshed: !has });
    const permissive = new StrictMtlsNamespace(shop.chart, 'pay', { mesh: shop.mesh, phase: RolloutPhase.PERMISSIVE });
    shop.service('cart', { namespace: permissive }).acceptsCallsFrom(source, { timeout: second });
  }],
  conflictingResilience: [sidecar, (shop, has) => {
    const [web, cart] = [shop.service('web'), shop.service('cart')];
    web.calls(cart, { timeout: second });
    web.calls(cart, { timeout: has ? Duration.seconds(2) : second });
  }],
  conflictingCircuitBreakers: [sidecar, (shop, has) =>
    void shop.service('web').calls(shop.service('cart', { circuitBreaker: breaker(5) }), { circuitBreaker: breaker(has ? 3 : 5) })],
  retriesBeyondTimeout: [sidecar, (shop, has) => void shop.service('web').calls(shop.service('cart'), {
    routes: [items], timeout: Duration.seconds(has ? 1 : 3), retries: RetryPolicy.onUnavailable({ attempts: 2, perTryTimeout: second }),
  })],
  unsafeRetries: [sidecar, (shop, has) => void shop.service('web').calls(shop.service('cart'), {
    routes: [Route.http({ methods: [has ? HttpMethod.POST : HttpMethod.PUT] })], retries: RetryPolicy.onUnavailable({ attempts: 1 }),
  })],
  overlappingRoutes: [sidecar, (shop, has) => {
    const cart = shop.service('cart');
    for (let i = 0; i < 12; i++) {
      const route = has ? Route.http({ headers: [HeaderMatch.present(`x-${i}`)] }) : Route.http({ headers: [HeaderMatch.exact('x', `${i}`)] });
      shop.service(`web-${i}`).calls(cart, { routes: [route] });
    }
  }],
  contractOwed: [sidecar, (shop, has) => {
    const bank = MeshedService.fromAttributes(shop.chart, 'bank', { mesh: shop.mesh, name: 'bank', namespace: 'pay', ports: [Port.http(80)] });
    if (has) shop.service('web').calls(bank);
  }],
  indistinctRequests: [sidecar, (shop, has) => {
    const cart = shop.service('cart');
    shop.service('web').calls(cart, { routes: [Route.http({ headers: [HeaderMatch.exact('x-tenant', 'blue')] })] });
    shop.release(cart, { preview: RequestMatch.header(has ? 'X-Tenant' : 'x-preview', 'yes') });
  }],
  releaseBeyondMesh: [sidecar, (shop, has) => shop.release(shop.service('cart', { meshed: false }), { strategy: has ? undefined : ReleaseStrategy.blueGreen() })],
  unsplitClients: [sidecar, (shop, has) => {
    const cart = shop.service('cart');
    shop.service('web', { meshed: !has }).calls(cart);
    shop.release(cart, { stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false });
  }],
  adoptionBehindNewProxy: [ambient, (shop, has) => {
    const cart = shop.service('cart');
    shop.service('web').calls(cart, { timeout: has ? undefined : second });
    shop.release(cart, { adoption: true, stage: 'running' });
  }],
  straySelector: [sidecar, (shop, has) => {
    shop.release(shop.service('cart'), {});
    shop.kubernetesService('cart-debug', { selector: { 'app.kubernetes.io/name': 'cart', ...!has && { 'cdk8s-mesh/track': 'v2' } }, ports: [{ port: 80 }] });
  }],
};
