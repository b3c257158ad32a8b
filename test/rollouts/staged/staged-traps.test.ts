import { App, Chart, Duration } from 'cdk8s';
import { AMBIENT, DATA_PLANES, DataPlane, LINKERD, ReleasePlan, SIDECAR, worldOf } from './release-programs';
import { CanaryRelease, Mesh, MeshedService, Port, ReleaseStrategy, RolloutPhase, Step, StrictMtlsNamespace } from '../../../src';
import { IstioAmbientEvaluator } from '../../../src/targets/istio/evaluation/ambient-evaluator';

const PLAN: ReleasePlan = {
  replicas: 10,
  autoscaled: false,
  weights: [5, 25, 50],
  hold: false,
  strategy: 'progressive',
  preview: 'header',
  affinity: true,
  slots: false,
  grpc: true,
  routes: [0, 1, 2],
  timeouts: true,
  breaker: true,
};

/** Every object of every stage, and of the way back from it. */
function objectsOf(plane: DataPlane, plan: Partial<ReleasePlan> = {}): any[] {
  const world = worldOf({ ...PLAN, ...plan }, plane.target());
  const stages = [...world.stages, ...world.stages.flatMap(stage => world.abortFrom(stage) ?? [])];
  return [...world.around, ...stages.flatMap(stage => world.objects(stage))];
}

const routesOf = (objects: any[]) => objects.filter(({ kind, spec }) => /^(HTTP|GRPC)Route$/.test(kind) && spec.parentRefs.some((ref: any) => ref.kind === 'Service'));
const listsOf = (objects: any[]): any[][] => objects.filter(({ kind }) => kind === 'VirtualService')
  .flatMap(({ spec }) => spec.http.map(({ route }: any) => route));
const rulesOf = (objects: any[]) => routesOf(objects).flatMap(({ spec }) => spec.rules);

describe('traps of releases, by number', () => {
  test.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('6: on %s no reference to a Service has the group core', (_, plane) => {
    const refs = routesOf(objectsOf(plane)).flatMap(({ spec }) => spec.parentRefs);
    if (plane !== SIDECAR) expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter(({ group, kind }: any) => kind === 'Service' && group !== '')).toEqual([]);
  });

  test('7: a mirror is never rendered where it would freeze the route', () => {
    const strategy = ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]);
    const world = worldOf({ ...PLAN, affinity: false }, LINKERD.target(), { strategy });
    const filters = rulesOf(world.objects(world.stage('mirror-10'))).flatMap((rule: any) => rule.filters ?? []);
    expect(filters).toEqual([]);
    expect(world.mesh.report().findings).toContainEqual(expect.objectContaining({ code: 'CM0103', message: expect.stringContaining('asks for mirroring') }));
  });

  test.each([AMBIENT, LINKERD].map(plane => [plane.name, plane] as const))('8: on %s no weight is 0, and a lone backend has none', (_, plane) => {
    const lists = rulesOf(objectsOf(plane)).map(({ backendRefs }) => backendRefs);
    expect(lists.filter(list => list.length > 1).length).toBeGreaterThan(2);
    expect(lists.filter(list => list.length === 1 ? list[0].weight !== undefined : list.some(({ weight }: any) => !(weight > 0)))).toEqual([]);
  });

  test('8: on istio-sidecar a weight of 0 stands beside one of 100 only, and names a version that is there', () => {
    const world = worldOf(PLAN, SIDECAR.target(), { adoption: true });
    const zeros = world.stages.flatMap(stage => listsOf(world.objects(stage)).filter(list => list.some(({ weight }: any) => weight === 0))
      .map(list => [stage.name, Object.fromEntries(list.map(({ destination, weight }: any) => [destination.host.split('.')[0], weight]))]));
    const told = Object.fromEntries(zeros as [string, any][]);
    expect(told).toEqual({ 'adopt-beside': { 'web': 100, 'web-v1': 0 }, 'prepare': { 'web-v1': 100, 'web-v2': 0 }, 'preview': { 'web-v1': 100, 'web-v2': 0 }, 'promote': { 'web-v1': 0, 'web-v2': 100 } });
  });

  test('9: there is no ServiceProfile, which would win over every route', () => {
    expect(objectsOf(LINKERD).filter(({ kind }) => kind === 'ServiceProfile')).toEqual([]);
  });

  test('10: routes with other retries have routes of their own, and each of them the same shares', () => {
    const world = worldOf(PLAN, LINKERD.target());
    const routes = routesOf(world.objects(world.stage('shift-25'))).filter(({ spec }) => spec.rules[0].backendRefs.length > 1);
    expect(new Set(routes.map(({ metadata }) => JSON.stringify(metadata.annotations))).size).toBeGreaterThan(1);
    const shares = routes.map(({ spec }) => JSON.stringify(spec.rules[0].backendRefs.map(({ name, weight }: any) => [name, weight])));
    expect(new Set(shares)).toEqual(new Set(['[["web-v1",75],["web-v2",25]]']));
    expect(rulesOf(world.objects(world.stage('shift-25'))).filter(rule => rule.retry !== undefined)).toEqual([]);
  });

  test('11: cookies are set by routes of the Gateway API only', () => {
    const setting = objectsOf(LINKERD).filter(object => JSON.stringify(object).includes('set-cookie'));
    expect(setting.length).toBeGreaterThan(2);
    expect(new Set(setting.map(({ apiVersion }) => apiVersion))).toEqual(new Set(['gateway.networking.k8s.io/v1']));
  });

  test('12: routes of one port are of one kind', () => {
    const kinds = new Map<number, Set<string>>();
    for (const { kind, spec } of routesOf(objectsOf(LINKERD))) {
      const [{ port }] = spec.parentRefs;
      kinds.set(port, (kinds.get(port) ?? new Set()).add(kind));
    }
    expect(Object.fromEntries([...kinds].map(([port, all]) => [port, [...all]]))).toEqual({ 80: ['HTTPRoute'], 81: ['GRPCRoute'] });
  });

  test.each([AMBIENT, LINKERD].map(plane => [plane.name, plane] as const))('13: on %s a request that no call declares is routed too, at every stage', (_, plane) => {
    const world = worldOf(PLAN, plane.target());
    for (const stage of world.stages) {
      const request = { source: { namespace: 'shop', labels: {}, meshed: true }, method: 'TRACE', path: '/nowhere', headers: {} };
      const routing = plane.router.route([...world.around, ...world.objects(stage)], { ...request, service: { name: 'web', namespace: 'shop', port: 80 } });
      expect([stage.name, routing.kind]).toEqual([stage.name, 'routed']);
    }
  });

  test('14: a limit for each try is said with retries only', () => {
    const timeouts = rulesOf(objectsOf(AMBIENT));
    expect(timeouts.filter(({ retry }) => retry !== undefined).length).toBeGreaterThan(2);
    expect(timeouts.filter((rule: any) => rule.timeouts?.backendRequest !== undefined && rule.retry === undefined)).toEqual([]);
  });

  test('15: a waypoint gets HTTPRoutes only, and no subsets', () => {
    const objects = objectsOf(AMBIENT);
    expect(objects.filter(({ kind }) => kind === 'VirtualService')).toEqual([]);
    expect(objects.filter(({ kind, spec }) => kind === 'DestinationRule' && spec.subsets !== undefined)).toEqual([]);
  });

  test('behind a waypoint requests of gateways at the edge take the same routes as all others, at every stage', () => {
    const world = worldOf(PLAN, AMBIENT.target());
    for (const stage of world.stages) {
      const services = world.objects(stage).filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.labels);
      expect(services.length).toBeGreaterThan(1);
      expect(services.filter(labels => labels['istio.io/use-waypoint'] !== 'waypoint' || labels['istio.io/ingress-use-waypoint'] !== 'true')).toEqual([]);
    }
  });

  test.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('16: on %s policies select the pods of all versions, and none of them by its version', (_, plane) => {
    const policies = objectsOf(plane).filter(({ kind }) => ['AuthorizationPolicy', 'Server', 'Sidecar', 'NetworkPolicy'].includes(kind));
    const selectors = policies.flatMap(({ spec: { selector, podSelector, workloadSelector } }) =>
      selector?.matchLabels ?? podSelector?.matchLabels ?? workloadSelector?.labels ?? []);
    expect(selectors.length).toBeGreaterThan(2);
    expect(selectors.filter(labels => labels['cdk8s-mesh/track'] !== undefined)).toEqual([]);
  });

  test('17: where a policy is attached to Services, it is attached to those of the versions too', () => {
    const world = worldOf(PLAN, AMBIENT.target());
    const policy = world.objects(world.stage('prepare')).find(({ kind, spec }) => kind === 'AuthorizationPolicy' && spec.targetRefs !== undefined);
    expect(policy.spec.targetRefs.map(({ name }: any) => name)).toEqual(['web', 'web-v1', 'web-v2']);
  });

  test.each([
    ['has not arrived yet', 'prepare', 'baseline', 'web-v2'],
    ['is gone already', 'promote', 'retire', 'web-v1'],
  ])('17: a Service of a version is closed while the policy that names it %s', (_, services, policies, name) => {
    const world = worldOf(PLAN, AMBIENT.target());
    const isPolicy = ({ kind }: any) => kind === 'AuthorizationPolicy';
    const objects = [
      ...world.around,
      ...world.objects(world.stage(services)).filter(object => !isPolicy(object)), ...world.objects(world.stage(policies)).filter(isPolicy),
    ];
    const pod = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name).spec.template.metadata.labels;
    const ask = (service: string, source: string) => new IstioAmbientEvaluator().decide(objects, {
      source: { namespace: 'shop', serviceAccount: source, labels: { 'app.kubernetes.io/name': source }, meshed: true },
      destination: { namespace: 'shop', serviceAccount: 'web', labels: pod, meshed: true },
      service,
      servicePort: 80,
      port: 8080,
      method: 'GET',
      path: '/items',
      headers: {},
    }).allowed;
    expect(['front', 'intruder'].map(source => ask(name, source))).toEqual([false, false]);
    expect(['front', 'intruder'].map(source => ask('web', source))).toEqual([true, false]);
  });

  test('a gRPC match always says a method, since one of metadata alone makes proxies refuse every route of the port', () => {
    const matches = objectsOf(LINKERD).filter(({ kind }) => kind === 'GRPCRoute').flatMap(({ spec }) => spec.rules.flatMap((rule: any) => rule.matches ?? []));
    expect(matches.filter(({ headers }) => headers !== undefined).length).toBeGreaterThan(0);
    expect(matches.filter(({ method }) => method === undefined)).toEqual([]);
  });

  test.each([[undefined, 60], [2, 60], [30, 75]])('where calls may take %s seconds, what is replaced is drained for %s seconds', (timeout, drain) => {
    const chart = new Chart(new App(), 'chart');
    const mesh = new Mesh(chart, 'mesh', { targets: [AMBIENT.target()] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    const [web, front] = ['web', 'front'].map(name => new MeshedService(chart, name, { namespace, image: 'x:1', ports: [Port.http(80)] }));
    front.calls(web, { timeout: timeout === undefined ? undefined : Duration.seconds(timeout) });
    const release = new CanaryRelease(chart, 'release', { service: web, stable: { version: 'v1' }, canary: { version: 'v2' } });
    expect(release.plan.stages.find(({ name }) => name === 'promote')!.bakeSeconds).toEqual(drain);
  });

  test.each(DATA_PLANES.map(plane => [plane.name, plane] as const))('18: on %s shares are whole and 100 together, also where routes are told by headers', (_, plane) => {
    const objects = objectsOf(plane, { weights: [1, 33, 67, 99] });
    const lists = [
      ...rulesOf(objects).map(({ backendRefs }) => backendRefs),
      ...objects.filter(({ kind }) => kind === 'VirtualService').flatMap(({ spec }) => spec.http.map(({ route }: any) => route)),
    ].map(list => list.map(({ weight }: any) => weight)).filter(weights => weights.length > 1 && !weights.includes(0));
    const sumOf = (weights: number[]) => weights.reduce((sum, weight) => sum + weight, 0);
    expect(lists.filter(weights => !weights.every(Number.isInteger) || sumOf(weights) !== 100)).toEqual([]);
    expect(new Set(lists.map(([, canary]) => canary))).toEqual(new Set([1, 33, 67, 99]));
  });
});
