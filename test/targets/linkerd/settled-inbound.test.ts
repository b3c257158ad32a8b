import { parseAllDocuments } from 'yaml';
import { Peer } from '../../../src/simulation/evaluator';
import { LinkerdEvaluator } from '../../../src/targets/linkerd/evaluation/linkerd-evaluator';

/** Each test is a row of what the controllers and proxies of Linkerd 2.20 were seen to do. */
const objectsOf = (...yaml: string[]): any[] => parseAllDocuments(yaml.join('\n---\n')).map(document => document.toJS());

const workload = (annotations = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    metadata: { labels: { app: cart }, annotations: { ${annotations} } }
    spec:
      containers: [{ name: main, ports: [{ name: http, containerPort: 8080 }], readinessProbe: { httpGet: { path: /healthz, port: http } } }]`;
const server = ({ accessPolicy = 'deny', proxyProtocol = 'HTTP/1', port = '8080', name = 'cart', selector = 'matchLabels: { app: cart }', created = '' } = {}) => `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: ${name}, namespace: shop${created && `, creationTimestamp: "${created}"`} }
spec: { podSelector: { ${selector} }, port: ${port}, proxyProtocol: ${proxyProtocol}, accessPolicy: ${accessPolicy} }`;
const route = (name: string, match: string, kind = 'HTTPRoute') => `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec: { parentRefs: [{ group: policy.linkerd.io, kind: Server, name: cart }], rules: [{ matches: [${match}] }] }`;
const policy = (target: string, ...refs: string[]) => `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: ${refs.length}-${/name: (\w+)/.exec(target)![1]}, namespace: shop }
spec: { targetRef: { ${target} }, requiredAuthenticationRefs: [${refs.join(', ')}] }`;
const account = (name: string) => `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: ${name}, namespace: shop }
spec: { identityRefs: [{ kind: ServiceAccount, name: ${name} }] }`;
const EVERYWHERE = `
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: { name: everywhere, namespace: shop }
spec: { networks: [{ cidr: 0.0.0.0/0 }] }`;

const GET = { path: '{ path: { type: PathPrefix, value: /items }, method: GET }', target: 'kind: HTTPRoute, name: items' };
const WEB = '{ kind: MeshTLSAuthentication, name: web }';
const ITEMS = [workload(), server(), route('items', GET.path), account('web'), policy(GET.target, WEB)];

const peer = (serviceAccount: string): Peer => ({ namespace: 'shop', serviceAccount, labels: { app: serviceAccount }, meshed: true });
const decided = (yaml: string[], who: string | undefined, method: string, path: string) => new LinkerdEvaluator().decide(objectsOf(...yaml),
  { source: who === undefined ? undefined : peer(who), destination: peer('cart'), port: 8080, method, path });
const admits = (yaml: string[], who: string | undefined, method = 'GET', path = '/items') => decided(yaml, who, method, path).allowed;

describe('without a Server', () => {
  const denied = [workload('config.linkerd.io/default-inbound-policy: deny')];
  test('deny refuses clients of the mesh and others', () => expect([admits(denied, 'web'), admits(denied, undefined)]).toEqual([false, false]));
  test('what a probe asks is admitted', () => expect(admits(denied, undefined, 'GET', '/healthz')).toBe(true));
  test.each([['all-unauthenticated', true, true], ['all-authenticated', true, false], ['audit', true, true], ['no_such_policy', true, true]])(
    '%s admits the mesh: %s, others: %s', (said, meshed, others) => {
      const yaml = [workload(`config.linkerd.io/default-inbound-policy: ${said}`)];
      expect([admits(yaml, 'web'), admits(yaml, undefined)]).toEqual([meshed, others]);
    });
});

describe('a Server', () => {
  test('that denies, with no route, admits what a probe asks and nothing else', () => {
    const yaml = [workload(), server()];
    expect([admits(yaml, 'web'), admits(yaml, undefined, 'GET', '/healthz'), admits(yaml, undefined, 'POST', '/healthz')]).toEqual([false, true, false]);
  });
  test('with a route has that route only: others get 404, and so does the probe', () => {
    expect([admits(ITEMS, 'web'), admits(ITEMS, 'intruder'), admits(ITEMS, undefined)]).toEqual([true, false, false]);
    expect([['POST', '/items'], ['GET', '/admin'], ['GET', '/healthz']].map(([method, path]) => decided(ITEMS, 'web', method, path).because))
      .toEqual([['no route: 404'], ['no route: 404'], ['no route: 404']]);
  });
  test('admits the probe again by a route of its own for every address', () => {
    const probe = [route('probe', '{ path: { type: Exact, value: /healthz }, method: GET }'), EVERYWHERE,
      policy('kind: HTTPRoute, name: probe', '{ kind: NetworkAuthentication, name: everywhere }')];
    expect(admits([...ITEMS, ...probe], undefined, 'GET', '/healthz')).toBe(true);
  });
  test('is widened on every route by a policy of its namespace', () => {
    const widened = [...ITEMS, account('intruder'), policy('kind: Namespace, name: shop', '{ kind: MeshTLSAuthentication, name: intruder }')];
    expect([admits(widened, 'intruder'), admits(widened, 'web'), admits(widened, undefined)]).toEqual([true, true, false]);
  });
  test('that speaks gRPC ignores an HTTPRoute', () => {
    const yaml = [workload(), server({ proxyProtocol: 'gRPC' }), ...ITEMS.slice(2)];
    expect(admits(yaml, 'web')).toBe(false);
  });
  test('that audits permits everything', () => expect(admits([workload(), server({ accessPolicy: 'audit' })], undefined)).toBe(true));
  test('has a port by number, or by the name of a container port; digits in quotes are a name', () => {
    expect([server({ port: 'http', accessPolicy: 'audit' }), server({ port: '"8080"', accessPolicy: 'audit' })].map(each =>
      admits([workload('config.linkerd.io/default-inbound-policy: deny'), each], 'web'))).toEqual([true, false]);
  });
  test('is the oldest of several', () => {
    const [old, young] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    const two = (first: string, second: string) => [workload(), server({ created: first, name: 'b', accessPolicy: 'audit' }), server({ created: second, name: 'a' })];
    expect([admits(two(old, young), 'web'), admits(two(young, old), 'web')]).toEqual([true, false]);
  });
  test('may select proxies by what the injector adds', () => {
    expect(admits([workload(), server({ accessPolicy: 'audit', selector: 'matchExpressions: [{ key: linkerd.io/control-plane-ns, operator: Exists }]' })], undefined)).toBe(true);
  });
});

describe('a policy', () => {
  const of = (...refs: string[]) => [workload(), server(), account('web'), EVERYWHERE, policy('kind: Server, name: cart', ...refs)];
  test('that requires nothing admits everybody', () => expect(admits(of(), undefined)).toBe(true));
  test('that refers to what does not exist is ignored', () => expect(admits(of('{ kind: MeshTLSAuthentication, name: missing }'), 'web')).toBe(false));
  test('requires all of what it refers to', () => {
    const yaml = of(WEB, '{ kind: NetworkAuthentication, name: everywhere }');
    expect([admits(yaml, 'web'), admits(yaml, undefined)]).toEqual([true, false]);
  });
});
