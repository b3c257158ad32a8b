import { ChildProcess } from 'child_process';
import { forget, listens, seenBy, Seen, startApplication } from './applications';
import { Answer, ask, Load, load, Question } from './questions';
import { Bench } from '../bench';
import { Addresses } from '../cluster/addresses';
import { clusterOf, Injector } from '../cluster/cluster';
import { hasSidecar, isWaypoint, podsIn } from '../cluster/pod-kinds';
import { makePods, podName, removePods } from '../machine/pods';
import { Envoy, PROXY_UID } from '../meshes/envoy';
import { ISTIOD_IP } from '../meshes/istio';
import { Istiod } from '../meshes/istiod';

/** How a world is made. */
export interface WorldOptions {
  readonly injector: Injector;
  /** Pods of a workload at most. */
  readonly replicas?: number;
  /** Whether istiod sends proxies changes only. */
  readonly delta?: boolean;
  readonly ambient?: boolean;
  readonly meshConfig?: any;
}

/** Milliseconds that a pod lives on once no proxy leads to it; far less than a cluster gives it. */
const DRAIN = 500;

const REDIRECT = { uid: PROXY_UID, inbound: 15006, outbound: 15001, exceptInbound: [15020, 15021] };

/** A cluster whose pods are network namespaces with applications and, where the mesh has them, real proxies. */
export class World {
  /** Makes the pods of objects, starts everything in them, and waits until it is ready. */
  public static async start(bench: Bench, objects: any[], options: WorldOptions): Promise<World> {
    const addresses = new Addresses();
    const cluster = clusterOf(bench.objects(objects), options.injector, { replicas: options.replicas, addresses });
    const identities = [...new Set(podsIn(cluster).map(({ metadata, spec }) => `${metadata.namespace}/${spec.serviceAccountName}`))];
    const istiod = await Istiod.start(bench, cluster, { identities, ambient: options.ambient, meshConfig: options.meshConfig });
    const world = new World(bench, options, addresses, istiod, cluster);
    await world.populate();
    return world;
  }

  private readonly proxies = new Map<string, Envoy>();
  private readonly applications = new Map<string, ChildProcess[]>();
  private readonly beside: ChildProcess[] = [];
  /** What proxies refused whose pods are gone. */
  private readonly refused: string[] = [];
  /** Every pod that ever was. */
  private readonly known = new Set<string>();

  private constructor(
    private readonly bench: Bench,
    private readonly options: WorldOptions,
    private readonly addresses: Addresses,
    public readonly istiod: Istiod,
    private cluster: any[],
  ) {}

  /** All objects as the API server has them. */
  public get objects(): any[] {
    return this.cluster;
  }

  /**
   * Applies objects in their order once pods that are new listen, deletes those that are gone, and waits until every proxy has it; then pods end
   * that are gone, as they do in a cluster when nothing leads to them any more.
   */
  public async become(objects: any[]): Promise<void> {
    const before = new Map(this.cluster.map(object => [keyOf(object), object]));
    this.cluster = clusterOf(this.bench.objects(objects), this.options.injector, { replicas: this.options.replicas, addresses: this.addresses });
    const after = new Set(this.cluster.map(keyOf));
    const changed = this.cluster.filter(object => JSON.stringify(before.get(keyOf(object))) !== JSON.stringify(object));
    await this.istiod.apply(podsIn(changed));
    await this.populate();
    await this.istiod.apply(changed.filter(({ kind }) => kind !== 'Pod'));
    await this.istiod.delete([...before].filter(([key]) => !after.has(key)).map(([, object]) => object));
    await this.settled();
    await this.bury();
  }

  /** Waits until every proxy has all that istiod knows, and uses it. */
  public async settled(): Promise<void> {
    await this.istiod.settled();
    for (const proxy of this.proxies.values()) {
      await this.bench.processes.until(`${proxy.name} uses its configuration`, async () => (await proxy.warming()) === 0);
    }
  }

  /** Address of a port of a Service, `shop/cart`; of a headless one, of its first pod. */
  public address(service: string, port: number): string {
    const [namespace, name] = service.split('/');
    const named = ({ metadata }: any) => metadata.name === name && metadata.namespace === namespace;
    const { spec } = this.cluster.find(object => object.kind === 'Service' && named(object))!;
    if (spec.clusterIP !== 'None') return `${spec.clusterIP}:${port}`;
    const slice = this.cluster.find(object => object.kind === 'EndpointSlice' && object.metadata.labels['kubernetes.io/service-name'] === name
      && object.metadata.namespace === namespace)!;
    return `${slice.endpoints[0].addresses[0]}:${slice.ports[spec.ports.findIndex((each: any) => each.port === port)].port}`;
  }

  /** Names of the pods whose names begin so: `shop.cart-`. */
  public podsNamed(prefix: string): string[] {
    return podsIn(this.cluster).map(podName).filter(name => name.startsWith(prefix));
  }

  /** Asks from a pod, `shop.web-1`, side by side unless in order. */
  public async ask(pod: string, questions: Question[], options?: { inOrder?: boolean }): Promise<Answer[][]> {
    return ask(this.bench, pod, questions, options);
  }

  /** Asks from a pod over and over, until it is stopped. */
  public async load(pod: string, questions: Question[]): Promise<Load> {
    return load(this.bench, pod, questions);
  }

  /** What the application of a pod saw. */
  public seenBy(pod: string): Seen[] {
    return seenBy(this.bench, pod);
  }

  /** What all applications saw. */
  public seen(): Seen[] {
    return [...this.known].flatMap(pod => this.seenBy(pod));
  }

  public proxy(pod: string): Envoy {
    return this.proxies.get(pod)!;
  }

  /** What proxies refused of what istiod sent. */
  public async refusals(): Promise<string[]> {
    return [...this.refused, ...(await Promise.all([...this.proxies.values()].map(proxy => proxy.refusals()))).flat()];
  }

  /** A process that ends with the world. */
  public alongside(child: ChildProcess): void {
    this.beside.push(child);
  }

  /** Ends everything, so that another world can begin. */
  public async end(): Promise<void> {
    await Promise.all([...this.beside, this.istiod.child].map(child => this.bench.processes.stop(child)));
    for (const pod of [...this.applications.keys()]) await this.remove(pod);
    removePods(this.bench.processes, ['istiod']);
  }

  /** Ends pods that are gone. */
  private async bury(): Promise<void> {
    const standing = new Set(podsIn(this.cluster).map(podName));
    const gone = [...this.applications.keys()].filter(pod => !standing.has(pod));
    if (gone.length === 0) return;
    await new Promise(resolve => setTimeout(resolve, DRAIN)); // requests that are on the way are answered
    for (const pod of gone) {
      this.refused.push(...await this.proxies.get(pod)?.refusals() ?? []);
      await this.remove(pod);
    }
  }

  private async remove(pod: string): Promise<void> {
    const proxy = this.proxies.get(pod);
    await Promise.all([...this.applications.get(pod)!, ...proxy ? [proxy.child] : []].map(child => this.bench.processes.stop(child)));
    removePods(this.bench.processes, [pod]);
    forget(this.bench, pod);
    this.addresses.release(pod.replace('.', '/'));
    this.proxies.delete(pod);
    this.applications.delete(pod);
  }

  private async populate(): Promise<void> {
    const fresh = podsIn(this.cluster).filter(pod => !this.applications.has(podName(pod)) && pod.status.podIP !== ISTIOD_IP);
    const sidecars = fresh.filter(hasSidecar);
    const redirected = (pod: any) => sidecars.includes(pod) ? { redirect: REDIRECT } : {};
    makePods(this.bench.processes, fresh.map(pod => ({ name: podName(pod), ip: pod.status.podIP, ...redirected(pod) })));
    for (const pod of fresh) {
      this.known.add(podName(pod));
      this.applications.set(podName(pod), startApplication(this.bench, pod, this.cluster));
    }
    const waypoints = fresh.filter(isWaypoint);
    for (const pod of [...sidecars, ...waypoints]) {
      const kind = isWaypoint(pod) ? 'waypoint' : 'sidecar';
      this.proxies.set(podName(pod), Envoy.start(this.bench, { pod, kind, delta: this.options.delta ?? false }));
    }
    for (const pod of fresh) {
      const proxy = this.proxies.get(podName(pod));
      await this.bench.processes.until(`${podName(pod)} listens`, () => listens(this.bench, pod, this.cluster));
      if (proxy) await this.bench.processes.until(`${podName(pod)}'s proxy is ready`, () => proxy.ready());
    }
  }
}

function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
