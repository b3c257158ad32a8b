import { existsSync, readFileSync, writeFileSync } from 'fs';
import { Account } from '../../ambient/declaration';
import { WAYPOINT } from '../../ambient/needs';
import { Bench } from '../../bench';
import { makePods } from '../../machine/pods';
import { identityFolder } from '../../meshes/istiod';
import { Question } from '../questions';
import { World } from '../world';

/** Where every source is: a pod whose tunnels go out with the identity of one source each, as a ztunnel's do. */
export const SOURCES = 'sources';
const IP = '10.244.255.9';
const FIRST_PORT = 10000;

/** A question to a Service, and who asks it. */
export interface Call {
  readonly source: Account;
  /** `shop/cart`. */
  readonly service: string;
  readonly port: number;
  readonly question?: Partial<Question>;
}

/** Ways from sources through waypoints; each is there from the first time that it is asked for. */
export class Sources {
  private static made = false;
  private readonly ways = new Map<string, string>();
  private files = 0;
  /** Ways open one after the other: who asks beside somebody else finds them open. */
  private opening: Promise<void> = Promise.resolve();

  constructor(private readonly bench: Bench, private readonly world: World, private readonly name: string) {
    if (!Sources.made) makePods(bench.processes, [{ name: SOURCES, ip: IP }]);
    Sources.made = true;
  }

  /** Questions as the sources ask them. */
  public async questions(calls: Call[]): Promise<Question[]> {
    this.opening = this.opening.then(() => this.open(calls.filter(call => !this.ways.has(keyOf(call)))));
    await this.opening;
    return calls.map(call => ({ host: `${call.service.split('/').reverse().join('.')}.svc.cluster.local:${call.port}`, ...call.question, address: this.ways.get(keyOf(call))! }));
  }

  private async open(missing: Call[]): Promise<void> {
    const fresh = [...new Map(missing.map(call => [keyOf(call), call])).values()];
    if (fresh.length === 0) return;
    const ways = fresh.map((call, i) => {
      const listen = `127.0.0.1:${FIRST_PORT + this.ways.size + i}`;
      return { listen, identity: identityFolder(call.source), proxy: `${this.waypoint(call.service)}:15008`, to: this.world.address(call.service, call.port) };
    });
    fresh.forEach((call, i) => this.ways.set(keyOf(call), ways[i].listen));
    const [file, log] = ['json', 'log'].map(end => this.bench.path('ways', `${this.name}-${this.files}.${end}`));
    this.files++;
    writeFileSync(file, JSON.stringify(ways));
    this.world.alongside(this.bench.processes.start([this.bench.tool('istio'), 'tunnel', file], { pod: SOURCES, log }));
    await this.bench.processes.until('tunnels are open', () => existsSync(log) && readFileSync(log, 'utf-8').includes('READY'));
  }

  private waypoint(service: string): string {
    const namespace = service.split('/')[0];
    const pod = this.world.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === namespace && metadata.name === `${WAYPOINT}-1`);
    return pod?.status.podIP ?? IP; // where nobody listens
  }
}

function keyOf({ source, service, port }: Call): string {
  return `${source} ${service}:${port}`;
}
