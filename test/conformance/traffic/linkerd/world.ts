import { Applications } from './application';
import { Binaries } from './binaries';
import { applied, ControlPlane, startControlPlane } from './control-plane';
import { isReady, REDIRECT, startSidecar } from './sidecar';
import { Bench } from '../../bench';
import { Addresses } from '../../cluster/addresses';
import { clusterOf } from '../../cluster/cluster';
import { makePods, podName } from '../../machine/pods';
import { isMeshed, LINKERD } from '../../meshes/linkerd';

/** Kinds that nobody here reads. */
const UNREAD = ['Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'PodMonitor', 'ConfigMap', 'Job'];

/** A pod outside of the mesh. */
export const OUTSIDE = 'outside';

/** A cluster whose pods are network namespaces with applications and Linkerd's own proxies, under its own controllers. */
export class LinkerdWorld {
  public static async start(bench: Bench, binaries: Binaries): Promise<LinkerdWorld> {
    const control = await startControlPlane(bench, binaries);
    const world = new LinkerdWorld(bench, binaries, control);
    makePods(bench.processes, [{ name: OUTSIDE, ip: '10.244.255.2' }]);
    return world;
  }

  private readonly addresses = new Addresses();
  private readonly populated = new Set<string>();
  private readonly applications: Applications;
  private standing: any[] = [];

  private constructor(private readonly bench: Bench, private readonly binaries: Binaries, private readonly control: ControlPlane) {
    this.applications = new Applications(bench);
  }

  /** All objects that there are. */
  public get cluster(): any[] {
    return this.standing;
  }

  /**
   * Becomes what objects say: new pods first, then everything else in its order or that of `order`, then what is gone.
   *
   * @param between what is done after each object
   */
  public async become(objects: any[], order = (all: any[]) => all, between = async () => {}): Promise<void> {
    const next = clusterOf(objects, LINKERD, { addresses: this.addresses }).filter(({ kind }) => !UNREAD.includes(kind));
    const before = new Map(this.standing.map(object => [keyOf(object), object]));
    const after = new Map(next.map(object => [keyOf(object), object]));
    const replaced = next.filter(object => isReplaced(object, before.get(keyOf(object))));
    const anew = next.filter(object => replaced.includes(object) || replaced.some(owner => isSliceOf(object, owner)));
    const changed = next.filter(object => anew.includes(object) || JSON.stringify(before.get(keyOf(object))) !== JSON.stringify(object));
    const gone = this.standing.filter(object => !after.has(keyOf(object)));
    for (const object of anew.filter(each => before.has(keyOf(each)))) await this.remove(object);
    const early = changed.filter(({ kind }) => ['Namespace', 'ServiceAccount', 'Pod'].includes(kind)).sort((a, b) => rank(a) - rank(b));
    for (const object of early) await applied(this.control.api, object);
    await this.populate(next);
    const late = [...changed.filter(each => !early.includes(each)), ...gone.filter(({ kind }) => kind !== 'Namespace')];
    for (const object of order(late)) {
      if (gone.includes(object)) await this.remove(object);
      else await applied(this.control.api, object);
      if (ROUTING.includes(object.kind)) await between();
    }
    this.standing = next;
    await this.settled();
  }

  /** Address of a port of a Service; of a headless one, of its first pod. */
  public address(service: any, port: number): string {
    const { clusterIP } = this.standing.find(object => keyOf(object) === keyOf(service)).spec;
    return clusterIP === 'None' ? this.podAddress(service, port)! : `${clusterIP}:${port}`;
  }

  /** Address of a port of the first pod of a Service. */
  public podAddress({ metadata: { name, namespace }, spec }: any, port: number): string | undefined {
    const slice = this.standing.find(({ kind, metadata }) => kind === 'EndpointSlice' && metadata.namespace === namespace
      && metadata.labels['kubernetes.io/service-name'] === name);
    return slice && `${slice.endpoints[0].addresses[0]}:${slice.ports[spec.ports.findIndex((each: any) => each.port === port)].port}`;
  }

  private async remove(object: any): Promise<void> {
    const path = await this.control.api.pathOf(object);
    await this.control.api.ask('DELETE', path!, { query: { gracePeriodSeconds: '0' } });
  }

  private async populate(cluster: any[]): Promise<void> {
    const pods = cluster.filter(({ kind }) => kind === 'Pod');
    const fresh = pods.filter(pod => !this.populated.has(podName(pod)));
    makePods(this.bench.processes, fresh.map(pod => ({ name: podName(pod), ip: pod.status.podIP, ...isMeshed(pod) && { redirect: REDIRECT } })));
    for (const pod of pods) await this.applications.start(pod, cluster);
    for (const pod of fresh.filter(isMeshed)) await startSidecar(this.bench, this.binaries, this.control, pod);
    for (const pod of fresh.filter(isMeshed)) await this.bench.processes.until(`the proxy of ${podName(pod)} is ready`, () => isReady(this.bench, pod), 90);
    fresh.forEach(pod => this.populated.add(podName(pod)));
  }

  /** Waits until each route has the status that the controller gives it. */
  private async settled(): Promise<void> {
    await this.bench.processes.until('each route has a status', async () => {
      const [http, grpc] = await Promise.all(ROUTES.map(kind => this.control.api.list('gateway.networking.k8s.io/v1', kind)));
      return [...http, ...grpc].every(({ spec, status }: any) => (status?.parents ?? []).length >= spec.parentRefs.length);
    }, 120);
  }
}

const ROUTES = ['HTTPRoute', 'GRPCRoute'];
const ROUTING = [...ROUTES, 'Service', 'EndpointSlice', 'Server', 'AuthorizationPolicy'];

/** What cannot be changed is made anew. */
function isReplaced({ kind, spec }: any, old?: any): boolean {
  if (old === undefined) return false;
  return kind === 'Pod' ? JSON.stringify(spec) !== JSON.stringify(old.spec) : kind === 'Service' && spec.clusterIP !== old.spec.clusterIP;
}

/** Endpoints go with their Service, and with their pods. */
function isSliceOf({ kind, metadata, endpoints }: any, owner: any): boolean {
  const { name, namespace } = owner.metadata;
  if (kind !== 'EndpointSlice' || metadata.namespace !== namespace) return false;
  return owner.kind === 'Service' ? metadata.labels['kubernetes.io/service-name'] === name : endpoints.some(({ targetRef }: any) => targetRef.name === name);
}

function rank({ kind }: any): number {
  return ['Namespace', 'ServiceAccount', 'Pod'].indexOf(kind);
}

function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
