import { ApiObject, App, Chart, Duration, YamlOutputType } from 'cdk8s';
import { ambient, CASES, items, Shop, sidecar } from './programs';
import {
  CircuitBreaker, Feature, Finding, HeaderMatch, HttpMethod, IstioSidecarTarget, LinkerdTarget, Manifest, Mesh, MeshedService, NamespaceIntent,
  PathMatch, Port, RetryPolicy, RolloutPhase, Route, StableCapacity, StrictMtlsNamespace,
} from '../../src';
import { CATALOG } from '../../src/analysis/catalog';

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
