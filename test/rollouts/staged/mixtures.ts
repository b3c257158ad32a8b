import { keyOf, ReleasePlan, ReleaseWorld } from './release-programs';
import { samplesOf } from './requests';
import { Stage } from '../../../src/rollouts/stage';
import { IEvaluator } from '../../../src/simulation/evaluator';
import { IRouter, RoutedRequest, Routing } from '../../../src/simulation/router';
import { podShares, workloadShares } from '../../../src/simulation/service-pods';

/** Numbers that decide what is not determined: which objects have arrived, and how many pods are ready. */
export type Chance = () => number;

/** Objects on the way from one stage to another, and pods that are ready. */
export interface Mixture {
  readonly objects: any[];
  readonly ready: (deployment: any) => number;
  readonly arrived: string[];
}

/** Chance from a list of numbers, over and over. */
export function chanceOf(numbers: number[]): Chance {
  let next = 0;
  return () => numbers[next++ % numbers.length];
}

/** Mixtures of two stages: each object that differs has arrived or not, and of each version anything between is ready. */
export function mixturesOf(around: any[], from: any[], to: any[], chance: Chance, most = 12): Mixture[] {
  const [before, after] = [byKey(from), byKey(to)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differing = keys.filter(key => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)));
  const all = 2 ** differing.length;
  const picks = all <= most ? Array.from({ length: all }, (_, i) => i) : [0, all - 1, ...Array.from({ length: most - 2 }, () => chance() % all)];
  const halves = differing.map((_, i) => 2 ** i); // one object ahead of all others, or behind them
  return [...new Set([...picks, ...halves, ...halves.map(half => all - 1 - half)])].map(pick => {
    const arrived = differing.filter((_, i) => Math.floor(pick / 2 ** i) % 2 === 1);
    return mixtureOf(around, before, after, arrived, chance);
  });
}

function mixtureOf(around: any[], before: Map<string, any>, after: Map<string, any>, arrived: string[], chance: Chance): Mixture {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const objects = [...keys].flatMap(key => (arrived.includes(key) ? after : before).get(key) ?? []);
  const settled = floorsOf([...before.values()]);
  const wanted = floorsOf(objects);
  const ready = new Map([...wanted].map(([name, count]) => {
    const start = settled.get(name) ?? 0;
    const [low, high] = [Math.min(start, count), Math.max(start, count)];
    return [name, low + chance() % (high - low + 1)];
  }));
  return { objects: [...around, ...objects], ready: ({ metadata }) => ready.get(metadata.name) ?? metadata.name.length, arrived };
}

/** Pods that each Deployment has at least: its number of replicas, or the least number of its autoscaler. */
function floorsOf(objects: any[]): Map<string, number> {
  const scaled = new Map(objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(({ spec }) => [spec.scaleTargetRef.name, spec.minReplicas]));
  return new Map(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata, spec }) =>
    [metadata.name, scaled.get(metadata.name) ?? spec.replicas ?? 1]));
}

function byKey(objects: any[]): Map<string, any> {
  return new Map(objects.map(object => [keyOf(object), object]));
}

/** A data plane between two stages. */
export interface Passage {
  readonly world: ReleaseWorld;
  readonly plan: ReleasePlan;
  readonly router: IRouter;
  readonly evaluator: IEvaluator;
  readonly from: Stage;
  readonly to: Stage;
  /** Whether clients outside the mesh call. */
  readonly unmeshed: boolean;
}

/** What goes wrong for requests on the way from one stage to another; nothing is safe that this tells. */
export function harms(passage: Passage, chance: Chance, most?: number): string[] {
  const { world, from, to } = passage;
  return mixturesOf(world.around, world.objects(from), world.objects(to), chance, most)
    .flatMap(mixture => harmsIn(passage, mixture, chance).map(harm => `${from.name} → ${to.name} with ${mixture.arrived.join(', ')}: ${harm}`));
}

function harmsIn(passage: Passage, mixture: Mixture, chance: Chance): string[] {
  const { plan, router, from, to, unmeshed } = passage;
  const samples = [...samplesOf(plan, from, 'front'), ...samplesOf(plan, to, 'mobile')];
  const some = Array.from({ length: Math.min(8, samples.length) }, () => samples[chance() % samples.length]);
  const outside = unmeshed ? [harmOutside(mixture, plan)] : [];
  return [...some.map(({ request, asks, pinned }) => {
    const routing = router.route(mixture.objects, request);
    const weighted = asks === undefined && pinned === undefined;
    return refusal(passage, mixture, routing, request)
      ?? harmOf(routing, request, mixture, asks === undefined ? plan.replicas : 1, weighted ? [from.exposure, to.exposure] : undefined);
  }), ...outside].filter((harm): harm is string => harm !== undefined);
}

/** A declared request must be admitted at every pod that it may end at. */
function refusal({ plan, evaluator }: Passage, { objects }: Mixture, { backends }: Routing, request: RoutedRequest): string | undefined {
  const { source, service: { port }, method, path, headers } = request;
  const name = source.labels['app.kubernetes.io/name'];
  if (!isDeclared(plan, name, request)) return undefined;
  const services = backends.map(({ service }) => service);
  const pods = objects.filter(({ kind, metadata: { name: pod } }) => kind === 'Deployment' && /^web/.test(pod) && (services.includes(pod) || services.includes('web')));
  const refused = pods.find(({ spec }) => !evaluator.decide(objects, {
    source: { namespace: 'shop', serviceAccount: name, labels: source.labels, meshed: source.meshed },
    destination: { namespace: 'shop', serviceAccount: 'web', labels: spec.template.metadata.labels, meshed: true },
    service: 'web',
    servicePort: port,
    port: port === 80 ? 8080 : 8081,
    method,
    path,
    headers,
  }).allowed);
  return refused && `${name} is refused ${method} ${path} at ${refused.metadata.name}`;
}

/** What a plan declares of the callers, said once more and plainly. */
function isDeclared({ routes }: ReleasePlan, source: string, { service: { port }, method, path = '' }: RoutedRequest): boolean {
  if (port === 81) return source === 'mobile' && path === '/shop.Web/Get';
  const reads = routes.includes(0) && method === 'GET' && path.startsWith('/items');
  if (source === 'mobile') return reads;
  const writes = routes.includes(1) && method === 'POST' && path === '/items/top';
  return routes.length === 0 || reads || writes || (routes.includes(2) && method === 'GET' && path === '/cart');
}

/** A share of the requests needs that share of the pods; whatever else gets some needs one. */
function harmOf(routing: Routing, { path, headers }: RoutedRequest, mixture: Mixture, full: number, exposures?: number[]): string | undefined {
  const what = `${path} ${JSON.stringify(headers)}`;
  if (routing.kind === 'refused') return `${what} is refused: ${routing.reason}`;
  if (routing.backends.some(({ missing }) => missing)) return `${what} goes to a backend that is not there`;
  const shares = workloadShares(mixture.objects, routing, mixture.ready);
  const served = Object.values(shares).reduce((sum, share) => sum + share, 0);
  if (served < 0.999) return `${what}: ${Math.round((1 - served) * 100)} % reach no pod`;
  const overloaded = Object.entries(shares).find(([name, share]) => readyOf(mixture, name) < Math.ceil(share * full - 1e-6));
  if (overloaded) return `${what}: ${overloaded[0]} has ${readyOf(mixture, overloaded[0])} of ${Math.ceil(overloaded[1] * full)} pods`;
  if (exposures === undefined) return undefined;
  const exposed = canaryShare(routing, mixture) * 100;
  return exposures.some(exposure => Math.abs(exposure - exposed) < 0.01) ? undefined : `${what}: exposure ${exposed}, declared ${exposures.join(' or ')}`;
}

/** Clients outside the mesh take what the Service selects: one version, with all its pods. */
function harmOutside(mixture: Mixture, plan: ReleasePlan): string | undefined {
  const shares = podShares(mixture.objects, { name: 'web', namespace: 'shop' }, mixture.ready);
  const versions = Object.keys(shares);
  if (versions.length === 0) return 'clients outside the mesh reach no pod';
  if (versions.length > 1) return `clients outside the mesh reach ${versions.join(' and ')}`;
  const ready = readyOf(mixture, versions[0]);
  return ready < plan.replicas ? `clients outside the mesh reach ${ready} of ${plan.replicas} pods` : undefined;
}

function readyOf({ objects, ready }: Mixture, name: string): number {
  const deployment = objects.find(object => object.kind === 'Deployment' && object.metadata.name === name);
  return deployment ? ready(deployment) : -1;
}

/** Share of the version with the canary's environment. */
function canaryShare(routing: Routing, { objects, ready }: Mixture): number {
  const canaries = objects.filter(({ kind, spec }) => kind === 'Deployment'
    && spec.template.spec.containers[0].env?.some(({ name, value }: any) => name === 'VERSION' && value === 'v2')).map(({ metadata }) => metadata.name);
  const shares = workloadShares(objects, routing, ready);
  return canaries.reduce((sum, name) => sum + (shares[name] ?? 0), 0);
}
