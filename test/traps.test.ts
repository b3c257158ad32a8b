import { App, Chart, Duration } from 'cdk8s';
import { World } from './features/program';
import { documentsOf } from './golden';
import {
  CircuitBreaker, Feature, GatewayApiChannel, HeaderMatch, HttpMethod, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, IstioVersion,
  LinkerdTarget, Mesh, MeshDefaults, MeshDefaultsProps, MeshedService, NetworkPolicyTarget, PathMatch, Port, Probe, RetryPolicy, RolloutPhase,
  Route, StrictMtlsNamespace,
} from '../src';

const sidecar = () => new IstioSidecarTarget();
const ambient = () => new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, dryRun: true });
const linkerd = () => new LinkerdTarget();
const items = Route.get(PathMatch.prefix('/items'));

function render(target: IMeshTarget, program: (world: World) => void, acceptLoss: Feature[] = []): any[] {
  const app = new App();
  program(new World(new Chart(app, 'shop'), target, true, acceptLoss));
  return documentsOf(app.synthYaml());
}

const ofKind = (documents: any[], kind: string) => documents.filter(document => document.kind === kind);
const named = (documents: any[], kind: string, name: string) => ofKind(documents, kind).find(({ metadata }) => metadata.name === name);
const resilient = { routes: [items], timeout: Duration.seconds(2), retries: RetryPolicy.onUnavailable({ attempts: 2 }) };

describe('Istio', () => {
  test('no policy denies: an L7 DENY on ztunnel would allow', () => {
    const documents = [sidecar, ambient].flatMap(target => render(target(), world => world.call(resilient)));
    expect(new Set(ofKind(documents, 'AuthorizationPolicy').map(({ spec }) => spec.action ?? 'ALLOW'))).toEqual(new Set(['ALLOW']));
  });

  test('a policy with a selector in ambient never has methods, paths or conditions', () => {
    const policies = ofKind(render(ambient(), world => world.call(resilient)), 'AuthorizationPolicy').filter(({ spec }) => spec.selector);
    expect(policies.length).toBeGreaterThan(0);
    const rules = policies.flatMap(({ spec }) => spec.rules ?? []);
    expect(rules.flatMap(rule => [...Object.keys(rule), ...(rule.to ?? []).flatMap(({ operation }: any) => Object.keys(operation))]))
      .not.toEqual(expect.arrayContaining([expect.stringMatching(/when|methods|paths/)]));
  });

  test('a Service with a policy attached has a waypoint, and ztunnel admits nobody but it', () => {
    const documents = render(ambient(), world => world.call(resilient));
    expect(named(documents, 'Service', 'cart').metadata.labels['istio.io/use-waypoint']).toEqual('waypoint');
    expect(named(documents, 'Gateway', 'waypoint').spec.gatewayClassName).toEqual('istio-waypoint');
    expect(named(documents, 'AuthorizationPolicy', 'cart-via-waypoint').spec.rules[0].from).toEqual([{ source: { serviceAccounts: ['shop/waypoint'] } }]);
  });

  test('pods outside ambient say so, and so do those outside sidecars', () => {
    const podLabels = (target: IMeshTarget) =>
      named(render(target, world => void world.service('cart', undefined, { meshed: false })), 'Deployment', 'cart').spec.template.metadata.labels;
    expect(podLabels(ambient())['istio.io/dataplane-mode']).toEqual('none');
    expect(podLabels(sidecar())['sidecar.istio.io/inject']).toEqual('false');
  });

  test.each([['sidecar', sidecar], ['ambient', ambient], ['linkerd', () => new LinkerdTarget()]])(
    'a source without identity is in no policy of %s', (_, target) => {
      const documents = render(target(), world => {
        world.namespace(RolloutPhase.AUDIT);
        const cart = world.service('cart');
        world.service('web').calls(cart);
        world.service('job', [], { meshed: false }).calls(cart);
      });
      const policies = documents.filter(({ kind }) => ['AuthorizationPolicy', 'MeshTLSAuthentication'].includes(kind));
      expect(JSON.stringify(policies)).toMatch(/web/);
      expect(JSON.stringify(policies)).not.toMatch(/shop\/job|"name":"job","namespace"/);
    });

  test('the scope of a source has what is rendered beside it for a destination of another program', () => {
    const documents = render(sidecar(), world => {
      const bank = MeshedService.fromAttributes(world.chart, 'bank', { mesh: world.mesh, name: 'bank', namespace: 'pay', ports: [Port.http(80)] });
      world.service('web').calls(bank, { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) });
    });
    expect(named(documents, 'Sidecar', 'web').spec.egress[0].hosts).toEqual([
      './bank.pay.svc.cluster.local', 'istio-system/*', 'pay/bank.pay.svc.cluster.local',
    ]);
  });

  test('in ambient nothing is rendered for requests that pass no waypoint', () => {
    const documents = render(ambient(), world => {
      world.namespace(RolloutPhase.PERMISSIVE);
      world.call({ timeout: Duration.seconds(1), circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) }, undefined, { meshed: false });
    }, [Feature.RESILIENCE_BEYOND_MESH]);
    expect(documents.filter(({ kind }) => ['HTTPRoute', 'DestinationRule', 'Gateway'].includes(kind))).toEqual([]);
  });

  test('a namespace without L7 rules has no waypoint', () => {
    const documents = render(ambient(), world => world.call({}));
    expect(ofKind(documents, 'Gateway')).toEqual([]);
    expect(named(documents, 'Service', 'cart').metadata.labels).not.toHaveProperty(['istio.io/use-waypoint']);
  });

  test('a DestinationRule inside the mesh never has tls', () => {
    const [rule] = ofKind(render(sidecar(), world => world.call({ circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) })), 'DestinationRule');
    expect(rule.spec.trafficPolicy.tls).toBeUndefined();
  });

  test('a failing endpoint of two is taken out: the proxy rounds down its own limit of 10 percent, to none', () => {
    const [rule] = ofKind(render(sidecar(), world => world.call({ circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) })), 'DestinationRule');
    expect(rule.spec.trafficPolicy).toEqual({ outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 } });
  });

  test('hosts are fully qualified', () => {
    const documents = render(sidecar(), world => world.call({ ...resilient, circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) }));
    const fqdn = 'cart.shop.svc.cluster.local';
    expect(named(documents, 'VirtualService', 'cart').spec.hosts).toEqual([fqdn]);
    expect(named(documents, 'DestinationRule', 'cart').spec.host).toEqual(fqdn);
    expect(named(documents, 'Sidecar', 'web').spec.egress).toEqual([{ hosts: ['istio-system/*', `shop/${fqdn}`] }]);
  });

  test('every route says its retries: by default Istio would repeat twice, POST too', () => {
    const { http } = named(render(sidecar(), world => world.call(resilient)), 'VirtualService', 'cart').spec;
    expect(http.map(({ retries }: any) => retries)).toEqual([{ attempts: 2, retryOn: 'connect-failure,refused-stream,503' }, { attempts: 0 }]);
  });

  test('the last route of a VirtualService matches every request', () => {
    const { http } = named(render(sidecar(), world => world.call(resilient)), 'VirtualService', 'cart').spec;
    expect(http[http.length - 1].match).toEqual([{ port: 80 }]);
  });

  test('a prefix is the path and what is below it, not every path that begins so', () => {
    const documents = render(sidecar(), world => world.call(resilient));
    expect(named(documents, 'AuthorizationPolicy', 'cart').spec.rules[0].to[0].operation.paths).toEqual(['/items', '/items/*']);
    expect(named(documents, 'VirtualService', 'cart').spec.http[0].match.map(({ uri }: any) => uri)).toEqual([{ exact: '/items' }, { prefix: '/items/' }]);
  });

  test('one source lists at most 16 service accounts', () => {
    const documents = render(sidecar(), world => {
      const cart = world.service('cart');
      for (let i = 0; i < 40; i++) world.service(`web-${i}`).calls(cart);
    });
    const sizes = named(documents, 'AuthorizationPolicy', 'cart').spec.rules[0].from.map(({ source }: any) => source.serviceAccounts.length);
    expect(sizes).toEqual([16, 16, 8]);
  });

  test('a namespace has exactly one injection label', () => {
    const labels = (target: IMeshTarget) => named(render(target, world => void world.namespace()), 'Namespace', 'shop').metadata.labels;
    expect(labels(sidecar())).toEqual({ 'istio-injection': 'enabled' });
    expect(labels(new IstioSidecarTarget({ revision: 'canary' }))).toEqual({ 'istio.io/rev': 'canary' });
    expect(labels(ambient())).toEqual({ 'istio.io/dataplane-mode': 'ambient' });
  });

  test('audit accepts plaintext and logs only', () => {
    const documents = render(sidecar(), world => {
      world.namespace(RolloutPhase.AUDIT);
      world.call(resilient);
    });
    expect(named(documents, 'PeerAuthentication', 'default').spec.mtls.mode).toEqual('PERMISSIVE');
    expect(ofKind(documents, 'AuthorizationPolicy').map(({ metadata }) => metadata.annotations)).toEqual([1, 2, 3].map(() => ({ 'istio.io/dry-run': 'true' })));
    expect(ofKind(documents, 'Sidecar')).toEqual([]);
  });

  test('audit logs only where that is asked for: at that level proxies log every header too', () => {
    const program = (world: World) => {
      world.namespace(RolloutPhase.AUDIT);
      world.call(resilient);
    };
    const level = 'sidecar.istio.io/componentLogLevel';
    const podOf = (auditLog?: boolean) => named(render(new IstioSidecarTarget({ auditLog }), program), 'Deployment', 'cart').spec.template.metadata;
    expect(podOf().annotations ?? {}).not.toHaveProperty([level]);
    expect(podOf(true).annotations[level]).toEqual('misc:error,rbac:debug');
    const facts = { gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, dryRun: true };
    const waypoint = named(render(new IstioAmbientTarget({ ...facts, auditLog: true }), program), 'Gateway', 'waypoint');
    expect(waypoint.metadata.annotations[level]).toEqual('misc:error,rbac:debug');
    expect(waypoint.spec.infrastructure).toEqual({ annotations: {} });
  });

  test('no match of a VirtualService repeats an earlier one', () => {
    const { http } = named(render(sidecar(), world => {
      const [web, cart] = [world.service('web'), world.service('cart')];
      web.calls(cart, { routes: [Route.get(PathMatch.exact('/items'))], timeout: Duration.seconds(1) });
      web.calls(cart, { routes: [items], timeout: Duration.seconds(9) });
    }), 'VirtualService', 'cart').spec;
    expect(http.map(({ match, timeout }: any) => [timeout, match.map(({ uri }: any) => uri)])).toEqual([
      ['1s', [{ exact: '/items' }]], ['9s', [{ prefix: '/items/' }]], [undefined, [undefined]],
    ]);
  });

  test('audit in ambient without dry-run is an error, and blocks nothing where that is accepted', () => {
    const program = (world: World) => {
      world.namespace(RolloutPhase.AUDIT);
      world.call({});
    };
    expect(() => render(new IstioAmbientTarget(), program)).toThrow('AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY');
    expect(ofKind(render(new IstioAmbientTarget(), program, [Feature.AUDIT_PHASE]), 'AuthorizationPolicy')).toEqual([]);
  });

  test('a gRPC call without retries is not repeated by the waypoint, or it is an error', () => {
    const charge = (target: IMeshTarget, retries?: RetryPolicy) =>
      render(target, world => world.call({ routes: [Route.grpc('shop.Payment', 'Charge')], retries }, [Port.grpc(3550)]));
    const facts = { gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL };
    expect(() => charge(new IstioAmbientTarget(facts))).toThrow('CM0101 call from \'shop/web\' to \'shop/cart\' port 3550 asks for no-default-retries');
    expect(() => charge(new IstioAmbientTarget(facts), RetryPolicy.none())).toThrow('no-default-retries');
    expect(() => charge(new IstioAmbientTarget(facts), RetryPolicy.onUnavailable({ attempts: 2 }))).not.toThrow();
    expect(() => charge(new IstioAmbientTarget({ ...facts, defaultRetries: false }))).not.toThrow();
    expect(() => render(new IstioAmbientTarget(), world => world.call({}, [Port.grpc(3550)]))).not.toThrow();
  });

  test('the Helm values of a mesh switch off the retries that nobody declared', () => {
    const values = (props: Partial<MeshDefaultsProps>) => {
      const chart = new Chart(new App(), 'platform');
      const mesh = new Mesh(chart, 'mesh', { targets: [ambient()] });
      return new MeshDefaults(chart, 'defaults', { mesh, ...props }).helmValues('istio-ambient').istiod;
    };
    expect(values({}).meshConfig.defaultHttpRetryPolicy).toEqual({ attempts: 0 });
    expect(values({ retries: RetryPolicy.onUnavailable({ attempts: 1 }) }).meshConfig.defaultHttpRetryPolicy)
      .toEqual({ attempts: 1, retryOn: 'connect-failure,refused-stream,503,unavailable' });
    expect(values({})).toMatchObject({ profile: 'ambient', env: { AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY: 'true' } });
  });

  test('a default circuit breaker needs Istio 1.31, and is an error before', () => {
    const declare = (version: IstioVersion) => {
      const app = new App();
      const chart = new Chart(app, 'platform');
      const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget({ version })] });
      new MeshDefaults(chart, 'defaults', { mesh, circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) });
      return app.synthYaml();
    };
    expect(() => declare(IstioVersion.V1_30)).toThrow('meshConfig.defaultTrafficPolicy is known to Istio 1.31 and later');
    expect(() => declare(IstioVersion.V1_31)).not.toThrow();
  });

  test('a default circuit breaker in ambient is an error, since waypoints do not read it, and is in no values', () => {
    const declare = (acceptLoss: Feature[]) => {
      const app = new App();
      const chart = new Chart(app, 'platform');
      const mesh = new Mesh(chart, 'mesh', { targets: [new IstioAmbientTarget()] });
      const defaults = new MeshDefaults(chart, 'defaults', { mesh, circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5), acceptLoss });
      app.synthYaml();
      return defaults.helmValues('istio-ambient').istiod.meshConfig;
    };
    expect(() => declare([])).toThrow('meshConfig.defaultTrafficPolicy');
    expect(declare([Feature.DEFAULT_CIRCUIT_BREAKING])).not.toHaveProperty('defaultTrafficPolicy');
  });

  test('retries in ambient without the experimental channel are an error', () => {
    expect(() => render(new IstioAmbientTarget(), world => world.call(resilient))).toThrow('experimental channel');
  });

  test('only a platform repository renders mesh-wide objects', () => {
    const documents = (defaults: boolean) => render(sidecar(), world => {
      world.call(resilient);
      if (defaults) new MeshDefaults(world.chart, 'defaults', { mesh: world.mesh });
    });
    expect(documents(false).filter(({ metadata }) => metadata.namespace === 'istio-system')).toEqual([]);
    expect(documents(true).filter(({ metadata }) => metadata.namespace === 'istio-system')).toEqual([
      expect.objectContaining({ kind: 'PeerAuthentication', spec: { mtls: { mode: 'STRICT' } } }),
    ]);
  });
});

describe('Linkerd', () => {
  test('appProtocol of gRPC is one that Linkerd knows: grpc would make the port opaque', () => {
    const documents = render(linkerd(), world => world.call({}, [Port.grpc(3550)]));
    expect(named(documents, 'Service', 'cart').spec.ports[0].appProtocol).toEqual('kubernetes.io/h2c');
  });

  test('routes of a Service have group "" in their parentRef, the port, and backends with a namespace', () => {
    const routes = ofKind(render(linkerd(), world => world.call(resilient)), 'HTTPRoute').filter(({ spec }) => spec.parentRefs[0].kind === 'Service');
    expect(routes.length).toEqual(2);
    for (const { spec } of routes) {
      expect(spec.parentRefs).toEqual([{ group: '', kind: 'Service', name: 'cart', namespace: 'shop', port: 80 }]);
      expect(spec.rules.flatMap(({ backendRefs }: any) => backendRefs)).toEqual([{ name: 'cart', namespace: 'shop', port: 80 }]);
    }
  });

  test('a retry limit always has a condition, and durations have one unit', () => {
    const options = { ...resilient, timeout: Duration.seconds(90) };
    const annotations = ofKind(render(linkerd(), world => world.call(options)), 'HTTPRoute').map(({ metadata }) => metadata.annotations ?? {});
    expect(annotations).toContainEqual({ 'retry.linkerd.io/http': '502-503', 'retry.linkerd.io/limit': '2', 'timeout.linkerd.io/request': '90s' });
  });

  test('together, routes of a Service match every request', () => {
    const routes = ofKind(render(linkerd(), world => world.call(resilient)), 'HTTPRoute').filter(({ spec }) => spec.parentRefs[0].kind === 'Service');
    expect(routes.flatMap(({ spec }) => spec.rules.flatMap(({ matches }: any) => matches))).toContainEqual({ path: { type: 'PathPrefix', value: '/' } });
  });

  test.each([['HTTP', Probe.http('/healthz'), [Port.http(80)], [items], 'HTTPRoute'], ['gRPC', Probe.grpc(), [Port.grpc(80)], [Route.grpc('a.B')], 'GRPCRoute']] as const)(
    '%s probes pass once a route is bound', (_, readiness, ports, routes, kind) => {
      const documents = render(linkerd(), world => world.call({ routes: [...routes] }, [...ports], { readiness }));
      const policy = ofKind(documents, 'AuthorizationPolicy').find(({ metadata }) => metadata.name.startsWith('cart-80-') && metadata.name.endsWith('-probes'));
      expect(policy.spec.requiredAuthenticationRefs).toEqual([{ group: 'policy.linkerd.io', kind: 'NetworkAuthentication', name: 'cart-probes' }]);
      expect(named(documents, kind, policy.spec.targetRef.name).spec.parentRefs[0].name).toEqual('cart-80');
    });

  test('a Server that speaks gRPC has GRPCRoutes, every other one HTTPRoutes', () => {
    const documents = render(linkerd(), world => world.call({ routes: [Route.grpc('a.B')] }, [Port.grpc(80)]));
    expect(named(documents, 'Server', 'cart-80').spec.proxyProtocol).toEqual('gRPC');
    expect(ofKind(documents, 'HTTPRoute').filter(({ spec }) => spec.parentRefs[0].name === 'cart-80')).toEqual([]);
  });

  test('policies are on the Server or on its routes, never on both', () => {
    const documents = render(linkerd(), world => {
      const cart = world.service('cart');
      world.service('web').calls(cart, { routes: [items] });
      world.service('admin').calls(cart);
    });
    const targets = ofKind(documents, 'AuthorizationPolicy').filter(({ metadata }) => metadata.name.startsWith('cart-')).map(({ spec }) => spec.targetRef.kind);
    expect(targets).toEqual(['HTTPRoute', 'HTTPRoute']);
  });

  test('sources with one ServiceAccount name in two namespaces are both admitted', () => {
    const documents = render(linkerd(), world => {
      const cart = world.service('cart');
      const edge = new StrictMtlsNamespace(world.chart, 'edge', { mesh: world.mesh, phase: RolloutPhase.STRICT });
      world.service('web').calls(cart);
      new MeshedService(world.chart, 'edge-web', { namespace: edge, name: 'web', image: 'x:1' }).calls(cart);
    });
    const [{ spec }] = ofKind(documents, 'MeshTLSAuthentication').filter(({ metadata }) => metadata.name.startsWith('cart-8080'));
    expect(spec.identityRefs.map(({ namespace, name }: any) => `${namespace}/${name}`)).toEqual(['edge/web', 'shop/web']);
  });

  test('a method that has a route of its own is left out of those of the exact path', () => {
    const documents = render(linkerd(), world => {
      const cart = world.service('cart');
      const one = world.service('one');
      one.calls(cart, { routes: [Route.http({ path: PathMatch.exact('/items') })] });
      one.calls(cart, { routes: [Route.http({ methods: [HttpMethod.GET], path: PathMatch.exact('/items') })], timeout: Duration.seconds(1) });
      one.calls(cart, { routes: [Route.http({ path: PathMatch.prefix('/items') })] });
    });
    const exact = ofKind(documents, 'HTTPRoute').filter(({ spec }) => spec.parentRefs[0].name === 'cart-8080')
      .flatMap(({ spec }) => spec.rules[0].matches).filter(({ path }) => path.type === 'Exact');
    expect(exact.map(({ method }) => method).filter(method => method === 'GET')).toEqual(['GET']);
    expect(exact.length).toEqual(9);
  });

  test('health of proxies is told to the addresses of the kubelet only, where they are named', () => {
    const documents = render(new LinkerdTarget({ probeNetworks: ['10.0.0.0/24'] }), world => void world.namespace());
    expect(named(documents, 'NetworkAuthentication', 'proxy-admin-health').spec.networks).toEqual([{ cidr: '10.0.0.0/24' }]);
    expect(named(documents, 'NetworkAuthentication', 'proxy-admin-metrics').spec.networks.length).toEqual(2);
  });

  test('opaque ports are said on the Service and on the pod', () => {
    const documents = render(linkerd(), world => world.call({}, [Port.opaque(3306, { targetPort: 3307 })]));
    expect(named(documents, 'Service', 'cart').metadata.annotations['config.linkerd.io/opaque-ports']).toEqual('3306');
    expect(named(documents, 'Deployment', 'cart').spec.template.metadata.annotations['config.linkerd.io/opaque-ports']).toEqual('3307');
    expect(named(documents, 'Server', 'cart-3307').spec.proxyProtocol).toEqual('opaque');
  });

  test('a probe is told from other requests of its path by the kubelet, so that it comes before a prefix of the same path', () => {
    const documents = render(linkerd(), world => world.call({ routes: [Route.get(PathMatch.prefix('/'))] }, undefined, { readiness: Probe.http('/') }));
    const policy = ofKind(documents, 'AuthorizationPolicy').find(({ metadata }) => metadata.name.startsWith('cart-8080-') && metadata.name.endsWith('-probes'));
    expect(named(documents, 'HTTPRoute', policy.spec.targetRef.name).spec.rules[0].matches).toEqual([{
      method: 'GET', path: { type: 'Exact', value: '/' }, headers: [{ type: 'RegularExpression', name: 'user-agent', value: 'kube-(probe|lifecycle)/.*' }],
    }]);
  });

  test('an exact path comes before the prefix of the same path: it is said method by method', () => {
    const documents = render(linkerd(), world => {
      const cart = world.service('cart');
      world.service('one').calls(cart, { routes: [Route.http({ path: PathMatch.exact('/items') })] });
      world.service('all').calls(cart, { routes: [Route.http({ path: PathMatch.prefix('/items') })] });
    });
    const routes = ofKind(documents, 'HTTPRoute').filter(({ spec }) => spec.parentRefs[0].name === 'cart-8080');
    const exact = routes.find(({ spec }) => spec.rules[0].matches[0].path.type === 'Exact');
    expect(exact.spec.rules[0].matches.map(({ method }: any) => method)).toEqual(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);
  });

  test.each([
    ['an exact path and a prefix', [items, Route.get(PathMatch.exact('/items'))]],
    ['a value of a header and its presence', [Route.http({ headers: [HeaderMatch.present('x')] }), Route.http({ headers: [HeaderMatch.exact('x', 'a')] })]],
  ])('%s that sources declare with one method are an error: age would decide', (_, [wide, narrow]) => {
    const program = (second: string) => (world: World) => {
      const cart = world.service('cart');
      const first = world.service('one');
      first.calls(cart, { routes: [wide] });
      (second === 'one' ? first : world.service(second)).calls(cart, { routes: [narrow] });
    };
    expect(() => render(linkerd(), program('two'))).toThrow("CM0101 calls to 'shop/cart' asks for route-precedence");
    expect(() => render(linkerd(), program('one'))).not.toThrow();
    expect(() => render(sidecar(), program('two'))).not.toThrow();
  });

  test('a probe on a port whose requests are not seen opens it to the addresses of the kubelet, and only where they are named', () => {
    const probed = (target: IMeshTarget) => render(target, world => void world.service('db', [Port.tcp(9000)], { readiness: Probe.grpc() }));
    expect(() => probed(linkerd())).toThrow("CM0101 service 'shop/db' asks for probes-by-address, which target 'linkerd' does not carry");
    const accepted = render(linkerd(), world => void world.service('db', [Port.tcp(9000)], { readiness: Probe.grpc() }), [Feature.PROBES_BY_ADDRESS]);
    expect(ofKind(accepted, 'AuthorizationPolicy').filter(({ metadata }) => metadata.name.startsWith('db-'))).toEqual([]);
    const documents = probed(new LinkerdTarget({ probeNetworks: ['10.0.0.0/24'] }));
    expect(named(documents, 'NetworkAuthentication', 'db-probes').spec.networks).toEqual([{ cidr: '10.0.0.0/24' }]);
    expect(named(documents, 'AuthorizationPolicy', 'db-9000-probes').spec.targetRef).toEqual({ group: 'policy.linkerd.io', kind: 'Server', name: 'db-9000' });
  });

  test('ports that are opaque by default are not where HTTP is declared', () => {
    const documents = render(linkerd(), world => world.call({ routes: [items] }, [Port.http(3306)]));
    expect(named(documents, 'Service', 'cart').metadata.annotations['config.linkerd.io/opaque-ports']).toEqual('');
    expect(named(documents, 'Deployment', 'cart').spec.template.metadata.annotations['config.linkerd.io/opaque-ports']).toEqual('');
    expect(named(documents, 'Deployment', 'web').spec.template.metadata.annotations).not.toHaveProperty(['config.linkerd.io/opaque-ports']);
  });

  test('a pod reaches all of its own proxy: what has no route would be answered 404', () => {
    const documents = render(linkerd(), world => void world.namespace());
    expect(named(documents, 'HTTPRoute', 'proxy-admin-any').spec.rules).toEqual([{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }]);
    expect(ofKind(documents, 'AuthorizationPolicy').map(({ spec }) => spec.targetRef.name)).not.toContain('proxy-admin-any');
  });

  test('two ports of a Service that lead to one container port have one Server', () => {
    const ports = [Port.http(80, { targetPort: 8080 }), Port.http(81, { targetPort: 8080 })];
    expect(ofKind(render(linkerd(), world => void world.service('cart', ports)), 'Server').map(({ metadata }) => metadata.name)).toEqual(['proxy-admin', 'cart-8080']);
  });

  test('a change of phase changes the pod template, so that pods restart and read the new default', () => {
    const template = (phase: RolloutPhase) => named(render(linkerd(), world => {
      world.namespace(phase);
      world.service('cart');
    }), 'Deployment', 'cart').spec.template.metadata.annotations['config.linkerd.io/default-inbound-policy'];
    expect([RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT, RolloutPhase.STRICT].map(template)).toEqual(['all-unauthenticated', 'audit', 'deny']);
  });
});

describe('several targets', () => {
  const ports = (target: IMeshTarget) => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    const mesh = new Mesh(chart, 'mesh', { targets: [target, new NetworkPolicyTarget()] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    const service = (name: string) => new MeshedService(chart, name, { namespace, image: 'x:1', ports: [Port.http(80, { targetPort: 8080 })] });
    service('web').calls(service('cart'));
    const documents = documentsOf(app.synthYaml());
    const portsOf = (name: string, field: string) => named(documents, 'NetworkPolicy', name).spec[field].flatMap((rule: any) => (rule.ports ?? []).map(({ port }: any) => port));
    return { cart: portsOf('cart', 'ingress'), web: portsOf('web', 'egress'), everyPod: portsOf('namespace.default-deny', 'egress') };
  };

  test('NetworkPolicy beside sidecars admits application ports, istiod and DNS', () => {
    expect(ports(sidecar())).toEqual({ cart: [8080], web: [8080], everyPod: [53, 53, 15012] });
  });
  test('NetworkPolicy beside ambient admits 15008 (HBONE)', () => expect(ports(ambient())).toMatchObject({ cart: [15008], web: [15008] }));
  test('NetworkPolicy beside Linkerd admits 4143 and the control plane', () => {
    expect(ports(linkerd())).toEqual({ cart: [4143], web: [4143], everyPod: [53, 53, 8080, 8086, 8090] });
  });
});
