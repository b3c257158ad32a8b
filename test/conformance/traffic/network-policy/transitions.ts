import { Balancer, Posting } from './judge';
import { postingsOf, Standing, tryOf, World } from './world';
import { keyOf } from '../../../rollouts/staged/release-programs';
import { Addresses } from '../../cluster/addresses';
import { clusterOf } from '../../cluster/cluster';
import { podName } from '../../machine/pods';

/** A cluster in the middle of a release: what is in force, and what it makes of it. */
export class Cluster {
  private objects = new Map<string, any>();
  private pods: any[] = [];
  /** Connections that were tried and went wrong, with the last object that had changed. */
  public readonly problems: string[] = [];

  /**
   * @param clients pods that call
   * @param strangers pods that may not
   * @param called address and port of the Service
   */
  constructor(
    private readonly world: World,
    private readonly addresses: Addresses,
    private readonly clients: any[],
    private readonly strangers: any[],
    private readonly called: string,
  ) {}

  /** Names of pods, of those that a Service leads to. */
  public get endpoints(): string[] {
    return this.balancers().flatMap(({ ip, port, endpoints }) => `${ip}:${port}` === this.called ? endpoints : [])
      .map(({ ip }) => podName(this.pods.find(({ status }) => status.podIP === ip)));
  }

  /** Begins with these objects, all at once. */
  public async begin(objects: any[]): Promise<void> {
    objects.forEach(object => this.objects.set(keyOf(object), object));
    await this.settle('the beginning');
  }

  /** Goes from what is in force to other objects, one object after the other. */
  public async become(objects: any[], reversed = false): Promise<void> {
    const wanted = new Map(objects.map(object => [keyOf(object), object]));
    const keys = [...new Set([...this.objects.keys(), ...wanted.keys()])]
      .filter(key => JSON.stringify(this.objects.get(key)) !== JSON.stringify(wanted.get(key)));
    for (const key of reversed ? keys.reverse() : keys) {
      if (wanted.has(key)) this.objects.set(key, wanted.get(key));
      else this.objects.delete(key);
      await this.settle(key);
    }
  }

  /** Policies come first, then Services lead to other pods, then those end that are gone. */
  private async settle(changed: string): Promise<void> {
    const now = clusterOf([...this.objects.values()], undefined, { replicas: 2, addresses: this.addresses });
    const before = this.pods;
    this.pods = now.filter(({ kind }) => kind === 'Pod');
    const names = this.pods.map(podName);
    const gone = before.filter(pod => !names.includes(podName(pod)));
    const services = this.balancers(now);
    const guards = postingsOf([...now, ...gone, ...this.strangers]);
    const isClient = ({ pod }: Posting) => this.clients.some(client => podName(client) === pod);
    const leading = guards.filter(isClient).map(({ pod, guard }) => ({ pod, guard: { ...guard, services } }));
    const closed = gone.map(pod => ({ pod: podName(pod), guard: { ingress: [], egress: [] } }));
    await this.world.judge.hold([...guards.filter(posting => !isClient(posting)), ...leading, ...closed]);
    await this.probe(changed);
  }

  /** Clients get through, again and again, and strangers do not. */
  private async probe(changed: string): Promise<void> {
    const { endpoints } = this;
    const often = endpoints.length === 0 ? []
      : this.clients.flatMap(pod => Array.from({ length: 20 }, () => ({ from: podName(pod), address: this.called })));
    const forbidden = this.strangers.flatMap(pod => this.pods.map(target => tryOf(pod, target, '8080=http')));
    const results = await this.world.judge.hold([], [...often, ...forbidden]);
    const wrong = results.filter((result, i) => result !== (i < often.length ? 'passed' : 'refused'));
    if (endpoints.length === 0) this.problems.push(`after ${changed}: the Service leads to nobody`);
    if (wrong.length > 0) this.problems.push(`after ${changed}: ${wrong.length} of ${results.length} connections are ${[...new Set(wrong)]}`);
  }

  private balancers(objects: any[] = this.now()): Balancer[] {
    const slices = objects.filter(({ kind }) => kind === 'EndpointSlice');
    return objects.filter(({ kind, spec }) => kind === 'Service' && spec.clusterIP !== 'None').flatMap(({ metadata, spec }) => {
      const own = slices.filter(({ metadata: { namespace, labels } }) =>
        namespace === metadata.namespace && labels['kubernetes.io/service-name'] === metadata.name);
      return spec.ports.map(({ name = '', port }: any) => ({
        ip: spec.clusterIP,
        port,
        endpoints: own.flatMap(({ endpoints, ports }) => endpoints.map(({ addresses: [ip] }: any) =>
          ({ ip, port: ports.find((each: any) => each.name === name).port }))),
      }));
    });
  }

  private now(): any[] {
    return clusterOf([...this.objects.values()], undefined, { replicas: 2, addresses: this.addresses });
  }
}

/** All pods of several states of a cluster, each once. */
export function podsOfAll(states: any[][], addresses: Addresses): any[] {
  const pods = states.flatMap(objects => clusterOf(objects, undefined, { replicas: 2, addresses }).filter(({ kind }) => kind === 'Pod'));
  return [...new Map(pods.map(pod => [podName(pod), pod])).values()];
}

/** All of them listening for HTTP. */
export function listening(pods: any[]): Standing[] {
  return pods.map(pod => ({ pod, listening: ['8080=http'] }));
}
