import { ApiObject, App, Chart, Duration, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CanaryRelease, CanaryReleaseProps, CircuitBreaker, Delivery, Feature, Finding, GatewayApiChannel, HeaderMatch, HttpMethod, IMeshTarget,
  IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Manifest, Mesh, MeshedService, MeshedServiceProps, NamespaceIntent,
  NetworkPolicyTarget, PathMatch, Port, ReleaseStrategy, RequestMatch, RetryPolicy, RolloutPhase, Route, StableCapacity, StrictMtlsNamespace,
} from '../../src';
import { CATALOG } from '../../src/analysis/catalog';

/** A program that has a finding, or is the same but for what it is about. */
type Program = (shop: Shop, has: boolean) => void;

class Shop {
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

const sidecar = () => new IstioSidecarTarget();
const ambient = () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL });
const items = Route.get(PathMatch.prefix('/items'));
const second = Duration.seconds(1);
const breaker = (failures: number) => CircuitBreaker.afterConsecutiveFailures(failures);

const CASES: { [name in keyof typeof CATALOG]: [() => IMeshTarget, Program] } = {
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

test('an autoscaler for the Deployment that versions take the place of is told', () => {
  const shop = new Shop(sidecar());
  shop.release(shop.service('cart'), {});
  new ApiObject(shop.chart, 'scaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'cart' } },
  });
  expect(shop.mesh.report().findings).toContainEqual(expect.objectContaining({ code: 'CM0613', message: expect.stringContaining('TrackCapacity.autoscaled()') }));
});

test('a disruption budget of another author for the pods of all versions is told', () => {
  const shop = new Shop(sidecar());
  shop.release(shop.service('cart'), {});
  new ApiObject(shop.chart, 'budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { minAvailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'cart' } } },
  });
  expect(shop.mesh.report().findings).toContainEqual(expect.objectContaining({ code: 'CM0613', message: expect.stringContaining('no pod of two can be evicted') }));
});

test.each([
  ['a target that splits no connections', () => new LinkerdTarget(), [Port.http(80), Port.tcp(81)], Feature.TCP_TRAFFIC_SPLIT],
])('where the stable version follows, %s is an error though its loss is accepted', (_, target, ports, feature) => {
  const shop = new Shop(target());
  shop.release(shop.service('cart', { ports }), { stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false, acceptLoss: [feature] });
  expect(shop.mesh.report().errors).toContainEqual(expect.objectContaining({ code: 'CM0614', message: expect.stringContaining(feature) }));
});

function findingsOf(name: keyof typeof CATALOG, has: boolean): Finding[] {
  const [target, program] = CASES[name];
  const shop = new Shop(target(), RolloutPhase.STRICT, name === 'overwrittenFile' ? YamlOutputType.FILE_PER_RESOURCE : undefined);
  program(shop, has);
  return shop.mesh.report().findings.filter(({ code }) => code === CATALOG[name].code);
}

describe.each(Object.keys(CASES) as (keyof typeof CATALOG)[])('%s', name => {
  test('is found where it is, with the severity of the catalogue and a place', () => {
    const found = findingsOf(name, true);
    expect(found.length).toBeGreaterThan(findingsOf(name, false).length);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([CATALOG[name].severity]));
    expect(found.filter(({ path }) => path === '')).toEqual([]);
  });
});

test('no two entries of the catalogue have one code', () => {
  const codes = Object.values(CATALOG).map(({ code }) => code);
  expect(new Set(codes).size).toEqual(codes.length);
});

test('the same call declared twice is told once', () => {
  const shop = new Shop(sidecar());
  const [web, cart] = [shop.service('web'), shop.service('cart')];
  const rules = { routes: [Route.http({ methods: [HttpMethod.POST] })], retries: RetryPolicy.onUnavailable({ attempts: 1 }) };
  web.calls(cart, rules);
  web.calls(cart, rules);
  expect(shop.mesh.report().findings.filter(({ code }) => code === 'CM0404').length).toEqual(1);
});

test('sources that differ are accepted where all of them accept it', () => {
  const errors = (...accepting: boolean[]) => {
    const shop = new Shop(ambient());
    const cart = shop.service('cart');
    accepting.forEach((accepts, i) => shop.service(`web-${i}`).calls(cart, {
      routes: [items], timeout: Duration.seconds(i + 1), acceptLoss: accepts ? [Feature.PER_SOURCE_RESILIENCE] : [],
    }));
    return shop.mesh.report().errors.map(({ code }) => code);
  };
  expect(errors(true, false)).toEqual(['CM0101']);
  expect(errors(true, true)).toEqual([]);
});

describe('a report', () => {
  const shop = new Shop(ambient());
  const { chart, mesh } = shop;
  const payments = StrictMtlsNamespace.fromAttributes(chart, 'pay', { mesh, name: 'pay', phase: RolloutPhase.STRICT });
  const bank = new MeshedService(chart, 'bank', { namespace: payments, image: 'x:1', ports: [Port.http(80)] });
  const mobile = MeshedService.fromAttributes(chart, 'mobile', { mesh, name: 'mobile', namespace: 'edge', podLabels: { app: 'mobile' } });
  const accepted = bank.acceptsCallsFrom(mobile, { routes: [items] });
  const ledger = MeshedService.fromAttributes(chart, 'ledger', { mesh, name: 'ledger', namespace: 'books', ports: [Port.http(80)] });
  const admin = Route.http({ path: PathMatch.exact('/x'), headers: [HeaderMatch.exact('x-role', 'admin')] });
  const made = shop.service('web').calls(ledger, { routes: [admin] });
  const report = mesh.report();

  test('tells which side this program renders', () => {
    expect([accepted.admitted, made.admitted]).toEqual([true, false]);
    expect([made.source, made.destination, made.port]).toEqual(['shop/web', 'books/ledger', 80]);
  });

  test('lists what other programs owe: identities, labels, requests with their headers, and namespaces', () => {
    expect(report.contracts).toEqual([
      'books/ledger must accept /x with x-role=admin on port 80 from shop/web (spiffe://cluster.local/ns/shop/sa/web), '
      + 'in pods labelled app.kubernetes.io/name=ledger',
      'edge/mobile must run as spiffe://cluster.local/ns/edge/sa/mobile in pods labelled app=mobile, and may reach pay/bank on port 80',
      "namespace pay must be enrolled in phase strict, with PeerAuthentication 'default', AuthorizationPolicy 'allow-nothing', "
      + "AuthorizationPolicy 'waypoint-allow-nothing', Gateway 'waypoint', "
      + "NetworkPolicy 'namespace.default-deny'",
    ]);
    expect(accepted.contract.concat(made.contract).every(owed => report.contracts.includes(owed))).toEqual(true);
  });

  test('as JSON and Markdown has all of it', () => {
    expect(JSON.parse(report.toJson())).toEqual({ findings: report.findings, accepted: [], contracts: report.contracts, objects: report.objects });
    const markdown = report.toMarkdown();
    for (const { code, severity, message } of report.findings) expect(markdown).toContain(`- **${code}** ${severity}: ${message}`);
    for (const contract of report.contracts) expect(markdown).toContain(`- ${contract}`);
    expect(markdown).toContain('- 4 AuthorizationPolicy');
  });

  test('lists the objects that targets render', () => {
    expect(report.objects).toContainEqual({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', namespace: 'pay', name: 'bank' });
    expect(report.objects.every(({ namespace }) => ['shop', 'pay'].includes(namespace))).toEqual(true);
  });
});

test('only the named loss is accepted', () => {
  const shop = new Shop(new LinkerdTarget());
  shop.service('cart', { circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 5, maxEjectedPercent: 5, maxConnections: 5 }), acceptLoss: [Feature.EJECTION_LIMIT] });
  expect(shop.mesh.report().errors.map(({ message }) => message)).toEqual([expect.stringContaining('asks for connection-limits,')]);
});

test('meshes in charts of their own may hold the same objects', () => {
  const app = new App();
  for (const target of [sidecar(), ambient(), new LinkerdTarget()]) {
    const chart = new Chart(app, target.name);
    const mesh = new Mesh(chart, 'mesh', { targets: [target] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    new MeshedService(chart, 'cart', { namespace, image: 'x:1', ports: [Port.http(80)] });
  }
  expect(() => app.synthYaml()).not.toThrow();
});

test('an object that one target renders twice for one owner is an error', () => {
  class Twice extends IstioSidecarTarget {
    public renderNamespace(namespace: NamespaceIntent): Manifest[] {
      return [...super.renderNamespace(namespace), ...super.renderNamespace(namespace)];
    }
  }
  const shop = new Shop(new Twice());
  expect(shop.namespace.phase).toEqual(RolloutPhase.STRICT);
  expect(shop.mesh.report().errors.map(({ code, message }) => `${code} ${message}`)).toContain(
    "CM0301 PeerAuthentication 'shop/default' must be there once, got: twice from one target at 'chart/shop'");
});

test('a service that is left outside the mesh of a strict namespace is told, called or not', () => {
  const told = (meshed: boolean, phase: RolloutPhase) => {
    const shop = new Shop(sidecar(), phase);
    shop.service('cart', { meshed });
    return shop.mesh.report().findings.some(({ code, message }) => code === 'CM0210' && message.includes("pods of 'shop/cart'"));
  };
  expect([told(false, RolloutPhase.STRICT), told(true, RolloutPhase.STRICT), told(false, RolloutPhase.PERMISSIVE)]).toEqual([true, false, false]);
});
