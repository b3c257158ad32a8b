import { ApiObject, App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease, CanaryReleaseProps, Delivery, Feature, Gate, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService,
  MeshedServiceProps, NetworkPolicyTarget, Port, ReleaseStrategy, ReleaseTrain, RequestMatch, RolloutPhase, SameSite, SplitLevel, Slo, StableCapacity,
  Step, StrictMtlsNamespace, TrackCapacity, TrackNaming,
} from '../../src';

let count = 0;

function release(props: Partial<CanaryReleaseProps> = {}, service: Partial<MeshedServiceProps> = {}, target: any = new IstioSidecarTarget()): Mesh {
  const chart = new Chart(new App(), `chart-${count++}`);
  const mesh = new Mesh(chart, 'mesh', { targets: [target] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const image = service.workload ? undefined : 'example.com/web:1';
  const web = new MeshedService(chart, 'web', { namespace, image, ports: [Port.http(80)], ...service });
  new CanaryRelease(chart, 'release', { service: web, stable: { version: 'v1' }, canary: { version: 'v2', image: 'example.com/web:2' }, ...props });
  return mesh;
}

function messageOf(declare: () => unknown): string {
  try {
    declare();
  } catch (error) {
    return (error as Error).message.replace(/, at 'chart-\d+/, ", at 'chart");
  }
  return 'no error';
}

const at = ", at 'chart/release'";
const tcp = { ports: [Port.tcp(6379)] };
const follow = { stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false };
const statefulSet = (): ApiObject => new ApiObject(new Chart(new App(), 'other'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'x:1' }] } } },
});

test.each<[string, () => unknown, string]>([
  ['weights that do not grow', () => ReleaseStrategy.progressive([5, 25, 25].map(percent => Step.weight(percent))), 'weights of a release must grow, got: 5, 25, 25'],
  ['a weight of nothing', () => Step.weight(0), 'weight of a step must be a whole number from 1 to 99, got: 0'],
  ['a weight of everything', () => Step.weight(100), 'weight of a step must be a whole number from 1 to 99, got: 100'],
  ['a broken weight', () => Step.weight(2.5), 'weight of a step must be a whole number from 1 to 99, got: 2.5'],
  ['no weight at all', () => ReleaseStrategy.progressive([Step.mirror(10)]),
    'steps of a progressive release must have a weight, got none: take ReleaseStrategy.blueGreen()'],
  ['a mirror after a weight', () => ReleaseStrategy.progressive([Step.weight(5), Step.mirror(10), Step.weight(50)]),
    'mirroring must come before the first weight: later the canary would answer some requests and get copies of others'],
  ['mirrors that do not grow', () => ReleaseStrategy.progressive([Step.mirror(10), Step.mirror(5), Step.weight(50)]), 'shares of mirroring steps must grow, got: 10, 5'],
  ['a test of nothing', () => ReleaseStrategy.abTest({ match: [] }), 'match of an A/B test must not be empty: no request would reach the canary'],
  ['a version that is no label', () => release({ canary: { version: '1.5.0' } }),
    `version of canary of a release of 'web' must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: '1.5.0'${at}`],
  ['a version that makes a name too long', () => release({ canary: { version: 'v'.repeat(62) } }),
    `name of the objects of version '${'v'.repeat(62)}' must be a DNS label (lower-case letters, digits and '-', at most 63 characters), got: 'web-${'v'.repeat(62)}'${at}`],
  ['equal versions', () => release({ canary: { version: 'v1' } }), `versions of a release of 'web' must differ, got twice: 'v1'${at}`],
  ['a canary without stable', () => release({ stable: undefined as any }), `stable of a release of 'web' must be given where canary is, got none${at}`],
  ['an empty image', () => release({ canary: { version: 'v2', image: ' ' } }), `image of canary of a release of 'web' must not be empty${at}`],
  ['replicas beside an autoscaler', () => release({ stable: { version: 'v1', capacity: TrackCapacity.autoscaled({ min: 2, max: 5 }) } }, { replicas: 3 }),
    `replicas of a release of 'web' must be left out of the workload where version 'v1' is autoscaled, got: 3${at}`],
  ['a stage that the plan lacks', () => release({ stage: 'shift-10' }),
    `stage of the release of 'web' must be one of baseline, prepare, shift-05, shift-25, shift-50, promote, retire, got: 'shift-10'${at}`],
  ['a stage without canary', () => release({ canary: undefined, stage: 'prepare' }), `stage of the release of 'web' must be one of baseline, got: 'prepare'${at}`],
  ['a service that nobody calls', () => release({}, { ports: [] }),
    `service of a release of 'web' must have ports, got none: nobody calls it, and there is nothing to route${at}`],
  ['a headless service', () => release({}, { headless: true }),
    `service of a release of 'web' must have an address of its own, got a headless one: its clients choose pods themselves${at}`],
  ['another workload than a Deployment', () => release({}, { workload: statefulSet() }), `workload of a release of 'web' must be a Deployment, got: StatefulSet${at}`],
  ['two releases of one service', () => {
    const chart = new Chart(new App(), 'chart');
    const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget()] });
    const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
    const service = new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1', ports: [Port.http(80)] });
    ['one', 'two'].forEach(id => new CanaryRelease(chart, id, { service, stable: { version: 'v1' } }));
  }, "service 'web' must be released once, first at 'chart/one', at 'chart/two'"],
  ['a preview of connections', () => release({ preview: RequestMatch.header('x', 'y') }, tcp),
    `preview of a release of 'web' must be left out: no port of the service speaks HTTP or gRPC${at}`],
  ['a test of connections', () => release({ strategy: ReleaseStrategy.abTest({ match: [RequestMatch.header('x', 'y')] }) }, tcp),
    `match of a release of 'web' must be left out: no port of the service speaks HTTP or gRPC${at}`],
  ['sessions of gRPC', () => release({ affinity: {} }, { ports: [Port.grpc(80)] }), `affinity of a release of 'web' must be left out: no port of the service speaks HTTP${at}`],
  ['sessions of a test', () => release({ affinity: {}, strategy: ReleaseStrategy.abTest({ match: [RequestMatch.header('x', 'y')] }) }),
    `affinity of a release of 'web' must be left out with strategy ab-test, in which no request goes to a version by chance${at}`],
  ['sessions beside a preview by cookie', () => release({ affinity: {}, preview: RequestMatch.cookie('a', 'b') }),
    `affinity of a release of 'web' must be left out beside a preview by cookie, since a request has one cookie header: preview by another header${at}`],
  ['sessions that outnumber the pods', () => release({ affinity: {}, ...follow }),
    `affinity of a release of 'web' must be left out with StableCapacity.FOLLOW: sessions that stay would outnumber the pods that are left${at}`],
  ['a cookie whose name is none', () => release({ affinity: { name: 'a b' } }), `affinity of a release of 'web' must have a name that is an HTTP token, got: 'a b'${at}`],
  ['a cookie whose path is none', () => release({ affinity: { path: 'shop' } }), `affinity of a release of 'web' must have a path that starts with '/', got: 'shop'${at}`],
  ['a cookie that browsers refuse', () => release({ affinity: { sameSite: SameSite.NONE, secure: false } }),
    `affinity of a release of 'web' must be secure with SameSite.NONE${at}`],
  ['a cookie of half a second', () => release({ affinity: { maxAge: Duration.millis(500) } }),
    `maxAge of affinity in seconds must be a whole number from 1 to 31622400, got: 0.5${at}`],
  ['subsets for clients outside the mesh', () => release({ split: SplitLevel.SUBSET }),
    `unmeshedClients of a release of 'web' must be false with SplitLevel.SUBSET: clients outside the mesh reach the canary as soon as its pods are ready${at}`],
  ['subsets of a blue/green release', () => release({ split: SplitLevel.SUBSET, unmeshedClients: false, strategy: ReleaseStrategy.blueGreen() }),
    `split of a release of 'web' must be left out with strategy blue-green: the Service selects one version${at}`],
  ['a stable version that follows, for clients outside the mesh', () => release({ stableCapacity: StableCapacity.FOLLOW }),
    `unmeshedClients of a release of 'web' must be false with StableCapacity.FOLLOW: all of their requests go to the stable version until the promotion${at}`],
  ['slots that are one', () => TrackNaming.slots('a', 'a'), "slots of a release must differ, got twice: 'a'"],
  ['a stage that a controller knows', () => release({ delivery: Delivery.flagger(), stage: 'prepare' }),
    `stage of a release of 'web' must be left out, got: 'prepare': with delivery flagger a controller knows the stage${at}`],
  ['a preview of its own in a train', () => {
    const train = new ReleaseTrain(new Chart(new App(), 'train'), 'train', { header: 'x-preview' });
    release({ train, preview: RequestMatch.header('x', 'y') });
  }, `preview of a release of 'web' must be left out where the release is part of a train, which has one${at}`],
  ['no pods at all', () => TrackCapacity.fixed(0), 'replicas of a track must be a whole number from 1 to 10000, got: 0'],
  ['bounds that are none', () => TrackCapacity.autoscaled({ min: 5, max: 3 }), 'max of a track must be a whole number from 5 to 10000, got: 3'],
  ['a cookie value with a semicolon', () => RequestMatch.cookie('a', 'b;c'), "value of cookie 'a' must be visible characters without ',', ';', '\"' and '\\', got: 'b;c'"],
  ['a pattern that is none', () => RequestMatch.headerRegex('x', '('), "pattern of header 'x' must be a regular expression, got: '('"],
  ['a pattern with a class of characters that not every proxy knows', () => RequestMatch.headerRegex('x', '\\p{Letter}+'),
    "pattern of header 'x' must name classes of characters by their general category (\\p{L}, \\p{Nd}), got: '\\p{Letter}+'"],
  ['a pattern that is too long', () => RequestMatch.headerRegex('x', 'a'.repeat(1001)), "pattern of header 'x' must have at most 1000 characters, got: 1001"],
  ['a pattern that proxies do not know', () => RequestMatch.headerRegex('x', '(?!a)b'),
    "pattern of header 'x' must be one of RE2 (not empty, no look-around, no back references), got: '(?!a)b'"],
  ['one header twice', () => RequestMatch.and(RequestMatch.cookie('a', 'b'), RequestMatch.cookie('c', 'd')),
    "matches that must all hold must look at different headers, got twice: 'cookie'"],
  ['a gate without address', () => Gate.webhook('example.com'), "url of a gate must be an http or https URL, got: 'example.com'"],
  ['more than all requests', () => Slo.successRate({ atLeast: 101 }), 'atLeast of a success rate must be above 0 and at most 100, got: 101'],
  ['a percentile of everything', () => Slo.latency({ percentile: 100, below: Duration.seconds(1) }), 'percentile of a latency must be above 0 and below 100, got: 100'],
  ['metrics from nowhere', () => Delivery.flagger({ metricsAddress: 'prometheus' }), "metricsAddress of a delivery must be an http or https URL, got: 'prometheus'"],
])('rejects %s', (_, declare, message) => {
  expect(messageOf(declare)).toEqual(message);
});

test.each<[string, () => Mesh, string]>([
  ['mirroring on Linkerd', () => release({ strategy: ReleaseStrategy.progressive([Step.mirror(10), Step.weight(50)]) }, {}, new LinkerdTarget()), Feature.MIRRORING],
  ['subsets on ambient', () => release({ split: SplitLevel.SUBSET, unmeshedClients: false }, {}, new IstioAmbientTarget()), Feature.SUBSET_SPLIT],
  ['shares of connections on ambient', () => release({}, tcp, new IstioAmbientTarget()), Feature.TCP_TRAFFIC_SPLIT],
  ['shares of connections on Linkerd', () => release({}, tcp, new LinkerdTarget()), Feature.TCP_TRAFFIC_SPLIT],
  ['weights without a mesh', () => release({}, {}, new NetworkPolicyTarget()), Feature.TRAFFIC_SPLIT],
])('refuses %s by code, with reason and nearest alternative', (_, declare, feature) => {
  const errors = declare().report().errors.filter(({ message }) => message.startsWith("release of 'shop/web' asks for "));
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toContainEqual(
    expect.stringMatching(new RegExp(`^CM0101 release of 'shop/web' asks for ${feature}, which target '\\S+' does not carry: .+; nearest alternative: .+`)));
});

test('a blue/green release needs no mesh', () => {
  const errors = release({ strategy: ReleaseStrategy.blueGreen() }, {}, new NetworkPolicyTarget()).report().errors;
  expect(errors.filter(({ message }) => message.startsWith('release of'))).toEqual([]);
});
