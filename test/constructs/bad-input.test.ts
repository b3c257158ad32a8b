import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Duration, Include } from 'cdk8s';
import {
  CircuitBreaker, HeaderMatch, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, MeshedServiceProps, PathMatch, Port, Probe,
  RetryCondition, RetryPolicy, RolloutPhase, Route, StrictMtlsNamespace,
} from '../../src';

const work = mkdtempSync(join(tmpdir(), 'bad-input-'));
afterAll(() => rmSync(work, { recursive: true }));

function world(targets = [new IstioSidecarTarget()] as any[]) {
  const app = new App({ outdir: join(work, 'out') });
  const chart = new Chart(app, 'chart');
  const mesh = new Mesh(chart, 'mesh', { targets });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const service = (name: string, props: Partial<MeshedServiceProps> = {}) =>
    new MeshedService(chart, name, { namespace, image: props.workload ? undefined : 'example.com/x:1', ports: [Port.http(80)], ...props });
  return { app, chart, mesh, namespace, service };
}

function messageOf(declare: () => unknown): string {
  try {
    declare();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('rejects at once', () => {
  const { chart, mesh, namespace, service } = world();
  const [web, cart, db] = [service('web'), service('cart'), service('db', { ports: [Port.tcp(5432), Port.http(8080)] })];
  const seconds = Duration.seconds(1);

  test.each<[string, () => unknown, string]>([
    ['an invalid service name', () => service('Web'), "name of a service must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: 'Web', at 'chart/Web'"],
    ['an invalid namespace name', () => new StrictMtlsNamespace(chart, 'a.b', { mesh, phase: RolloutPhase.STRICT }),
      "name of a namespace must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: 'a.b', at 'chart/a.b'"],
    ['an invalid trust domain', () => new Mesh(chart, 'm2', { targets: [new IstioSidecarTarget()], trustDomain: 'no/slash' }),
      "trustDomain must be a DNS subdomain (labels joined by '.', at most 253 characters), got: 'no/slash', at 'chart/m2'"],
    ['a mesh without targets', () => new Mesh(chart, 'm3', { targets: [] }), "targets of a mesh must not be empty: name at least one, such as new NetworkPolicyTarget(), at 'chart/m3'"],
    ['a target twice', () => new Mesh(chart, 'm4', { targets: [new LinkerdTarget(), new LinkerdTarget()] }), "targets of a mesh must differ by name, got twice: 'linkerd', at 'chart/m4'"],
    ['a port out of range', () => Port.http(70000), 'port must be a whole number from 1 to 65535, got: 70000'],
    ['a port name that is too long', () => Port.http(80, { name: 'http-very-long-name' }), "name of port 80 must have at most 15 characters, got: 'http-very-long-name'"],
    ['two ports with one number', () => service('p', { ports: [Port.http(80), Port.grpc(80)] }), "ports of service 'p' must differ by number, got twice: 80, at 'chart/p'"],
    ['a path without slash', () => PathMatch.prefix('items'), "path must start with '/', got: 'items'"],
    ['a path with a wildcard', () => PathMatch.exact('/items/*'),
      "path must be plain and normalized (none of * { } ? # // . .. %2F or spaces), got: '/items/*'"],
    ['a header with a wildcard', () => HeaderMatch.exact('x', 'a*'), "value of header 'x' must be plain (not empty, no '*', no line breaks), got: 'a*'"],
    ['a gRPC service with a slash', () => Route.grpc('shop/Catalog'), "grpc service must be 'package.Service', got: 'shop/Catalog'"],
    ['no retry condition', () => RetryPolicy.on([], { attempts: 1 }), 'conditions of a retry policy must not be empty: a retry without condition repeats nothing'],
    ['no attempts', () => RetryPolicy.onUnavailable({ attempts: 0 }), 'attempts of a retry policy must be a whole number from 1 to 10, got: 0'],
    ['an empty circuit breaker', () => CircuitBreaker.of({}), 'circuit breaker must have consecutiveFailures, maxConnections or maxPendingRequests, got none of them'],
    ['a timeout of zero', () => web.calls(cart, { timeout: Duration.seconds(0) }),
      "timeout of call from 'shop/web' to 'shop/cart' in milliseconds must be a whole number from 1 to 86400000, got: 0, at 'chart/web'"],
    ['a service declared twice', () => new MeshedService(mesh, 'web', { namespace, image: 'x:1' }), "service 'shop/web' must be declared once, first at 'chart/web', at 'chart/mesh/web'"],
    ['a namespace declared twice', () => new StrictMtlsNamespace(mesh, 'shop', { mesh, phase: RolloutPhase.STRICT }),
      "namespace 'shop' must be declared once, first at 'chart/shop', at 'chart/mesh/shop'"],
    ['a call to an undeclared port', () => web.calls(cart, { port: 81 }),
      "port of call from 'shop/web' to 'shop/cart' must be a declared port of the destination, got: 81, declared: 80 (http), at 'chart/web'"],
    ['a call that leaves the port open', () => web.calls(db),
      "port of call from 'shop/web' to 'shop/db' must be named where the destination has not exactly one, got none, declared: 5432 (tcp), 8080 (http), at 'chart/web'"],
    ['HTTP rules on a TCP port', () => web.calls(db, { port: 5432, routes: [Route.get(PathMatch.exact('/'))] }),
      "routes of call from 'shop/web' to 'shop/db' must fit port 5432, which speaks tcp, got: an HTTP route, at 'chart/web'"],
    ['gRPC rules on an HTTP port', () => web.calls(cart, { routes: [Route.grpc('a.B')] }),
      "routes of call from 'shop/web' to 'shop/cart' must fit port 80, which speaks http, got: a gRPC route, at 'chart/web'"],
    ['a timeout on a TCP port', () => web.calls(db, { port: 5432, timeout: seconds }),
      "timeout of call from 'shop/web' to 'shop/db' must be left out: port 5432 speaks tcp, in which requests cannot be told apart, at 'chart/web'"],
    ['gRPC conditions on an HTTP port', () => web.calls(cart, { retries: RetryPolicy.on([RetryCondition.GRPC_INTERNAL], { attempts: 1 }) }),
      "retry conditions of call from 'shop/web' to 'shop/cart' must fit port 80, which speaks http, got: 'grpc-internal', at 'chart/web'"],
    ['a namespace of a control plane', () => new StrictMtlsNamespace(chart, 'istio-system', { mesh, phase: RolloutPhase.STRICT }),
      "namespace must not be one of a control plane, got: 'istio-system' of istio-sidecar (mesh-wide settings are for MeshDefaults), at 'chart/istio-system'"],
    ['a namespace of Kubernetes', () => new StrictMtlsNamespace(chart, 'kube-system', { mesh, phase: RolloutPhase.STRICT }),
      "namespace must not be one of a control plane, got: 'kube-system' of Kubernetes (mesh-wide settings are for MeshDefaults), at 'chart/kube-system'"],
    ['ports of one container port that mean different things', () => service('m', { ports: [Port.http(80, { targetPort: 8080 }), Port.tcp(81, { targetPort: 8080 })] }),
      "ports of service 'm' that lead to container port 8080 must all speak HTTP or none of them, got: 80 (http), 81 (tcp), at 'chart/m'"],
    ['the user of the proxy', () => service('u', { runAsUser: 1337 }), "runAsUser of service 'u' must not be that of the proxies of istio-sidecar, got: 1337, at 'chart/u'"],
    ['a port of the proxy', () => service('o', { ports: [Port.http(15006)] }),
      "container port of port 15006 of service 'o' must not be one that istio-sidecar keeps for itself, got: 15006, at 'chart/o'"],
    ['an image with what belongs to an existing workload', () => service('w', { workloadName: 'x' }),
      "workloadName of service 'w' must be left out with an image, whose workload is created, at 'chart/w'"],
    ['an existing workload with what belongs to a created one', () => service('e', { workload: chart, replicas: 3, env: {} }),
      "replicas, env of service 'e' must be left out with an existing workload, which says so itself, at 'chart/e'"],
    ['a probe without a port to ask', () => service('q', { ports: [], readiness: Probe.http('/') }),
      "port of a probe of service 'q' must be given where the service has no ports, got none, at 'chart/q'"],
    ['an empty image', () => service('i', { image: ' ' }), "image of service 'i' must not be empty, at 'chart/i'"],
    ['an environment name with a space', () => service('v', { env: { 'a b': '' } }),
      "env of service 'v' must have names of letters, digits, '_', '-' and '.', got: 'a b', at 'chart/v'"],
    ['resources that are no quantity', () => service('z', { resources: { cpuRequest: 'lots' } }),
      "cpuRequest of service 'z' must be a quantity such as '100m' or '64Mi', got: 'lots', at 'chart/z'"],
    ['a service name that begins with a digit', () => service('1cart'), "name of a service with ports must begin with a letter, got: '1cart', at 'chart/1cart'"],
    ['a port name without a letter', () => Port.http(80, { name: '8080' }), "name of port 80 must have a letter and no '--', got: '8080'"],
    ['probe networks that are no CIDR', () => new LinkerdTarget({ probeNetworks: ['nonsense'] }),
      "network of probeNetworks must be a CIDR such as '203.0.113.0/24', got: 'nonsense'"],
    ['no scraper networks', () => new LinkerdTarget({ scraperNetworks: [] }), 'scraperNetworks must not be empty: leave them out for every address'],
    ['a root namespace that is none', () => new IstioSidecarTarget({ rootNamespace: 'Bad NS' }),
      "rootNamespace must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: 'Bad NS'"],
    ['a foreign source without labels', () => MeshedService.fromAttributes(chart, 'f', { mesh, name: 'f', namespace: 'edge', podLabels: {} }),
      "podLabels of service 'f' must not be empty: leave them out for app.kubernetes.io/name=f, at 'chart/f'"],
    ['a foreign ServiceAccount that is none', () => MeshedService.fromAttributes(chart, 'g', { mesh, name: 'g', namespace: 'edge', serviceAccount: 'Bad SA!' }),
      "serviceAccount of service 'g' must be a DNS subdomain (labels joined by '.', at most 253 characters), got: 'Bad SA!', at 'chart/g'"],
    ['a namespace that is another construct', () => service('c', { namespace: chart as any }),
      "namespace must be a StrictMtlsNamespace, or come from StrictMtlsNamespace.fromAttributes of this library, got: Chart, at 'chart/c'"],
    ['neither image nor workload', () => service('n', { image: undefined }), "service 'n' must have an image or an existing workload, got neither, at 'chart/n'"],
    ['the step from disabled to strict', () =>
      new StrictMtlsNamespace(chart, 'late', { mesh, phase: RolloutPhase.STRICT, previousPhase: RolloutPhase.DISABLED }),
    "phase of namespace 'late' must go from disabled to permissive first, got: 'strict' (plaintext of pods without a proxy would be refused), at 'chart/late'"],
  ])('%s', (_, declare, message) => {
    expect(messageOf(declare)).toEqual(message);
  });
});

test('rejects a workload that is not in the manifests, and says what is', () => {
  const file = join(work, 'one.yaml');
  writeFileSync(file, 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: other }\nspec: {}\n');
  const { chart, service } = world();
  const workload = new Include(chart, 'yaml', { url: file });
  expect(() => service('cart', { workload, workloadName: 'cart' }))
    .toThrow("expected exactly one workload named 'cart' inside 'chart/yaml', found: Deployment 'other'");
});

describe('stops synthesis with all errors together, and writes nothing', () => {
  const deployment = (chart: Chart, labels: any, metadata = {}) => new ApiObject(chart, 'deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'old', ...metadata },
    spec: { selector: { matchLabels: { app: 'old' } }, template: { metadata: { labels: { app: 'old', ...labels } }, spec: { containers: [{ name: 'x', image: 'x:1' }] } } },
  });

  function errorsOf({ app, mesh }: { app: App; mesh: Mesh }): string[] {
    expect(() => app.synth()).toThrow('Validation failed with the following errors');
    expect(readdirSync(join(work, 'out'))).toEqual([]);
    return mesh.report().errors.map(({ code, message }) => `${code} ${message}`);
  }

  test('a strict namespace with an unmeshed source', () => {
    const all = world();
    all.service('job', { meshed: false, ports: [] }).calls(all.service('cart'));
    expect(errorsOf(all)).toEqual([
      "CM0201 call from 'shop/job' to 'shop/cart' port 80 must come from a meshed source, since namespace 'shop' is strict, got: a source outside the mesh",
    ]);
  });

  test('labels and namespace of an existing workload that contradict the declaration', () => {
    const all = world();
    all.service('old', { workload: deployment(all.chart, { 'sidecar.istio.io/inject': 'false' }, { namespace: 'elsewhere' }), ports: [] });
    expect(errorsOf(all)).toEqual([
      "CM0203 Deployment 'old' /metadata/namespace must be 'shop' as declared at 'chart/old', got: 'elsewhere'",
      "CM0203 pod template of Deployment 'old' /metadata/labels/sidecar.istio.io/inject must be 'true' as declared at 'chart/old', got: 'false'",
    ]);
  });

  test('two timeouts of one source for the same requests', () => {
    const all = world();
    const [web, cart] = [all.service('web'), all.service('cart')];
    web.calls(cart, { timeout: Duration.seconds(1) });
    web.calls(cart, { timeout: Duration.seconds(2) });
    expect(errorsOf(all)).toEqual([
      "CM0401 timeout of call from 'shop/web' to 'shop/cart' port 80 for 'every request' must be declared once, got: 1000 ms at 'chart/web' and 2000 ms at 'chart/web'",
    ]);
  });

  test('circuit breakers of one destination that differ', () => {
    const all = world();
    const cart = all.service('cart', { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(5) });
    all.service('web').calls(cart, { circuitBreaker: CircuitBreaker.afterConsecutiveFailures(3) });
    expect(errorsOf(all)).toEqual([
      "CM0402 circuit breaker of call from 'shop/web' to 'shop/cart' port 80 must be that of 'shop/cart', got: {\"consecutiveFailures\":3}, expected: {\"consecutiveFailures\":5}",
    ]);
  });
});

test('warns of two workloads that share one ServiceAccount', () => {
  const { chart, mesh, service } = world();
  for (const name of ['a', 'b']) {
    const spec = { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { serviceAccountName: 'both', containers: [{ name: 'x', image: 'x:1' }] } } };
    service(name, { workload: new ApiObject(chart, `${name}-deployment`, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec }), ports: [] });
  }
  expect(mesh.report().findings).toContainEqual({
    code: 'CM0202',
    severity: 'warning',
    message: "services 'shop/a' and 'shop/b' must have ServiceAccounts of their own to be told apart, got: 'shop/both' for both",
    path: 'chart/b',
  });
});
