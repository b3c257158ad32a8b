import { ChildProcess } from 'child_process';
import { Balancer, Judge, Posting, Try } from './judge';
import { guardsOf } from './translation';
import { Bench } from '../../bench';
import { makePods, podName } from '../../machine/pods';

/** A pod, and what it listens on: `8080=http`, `6379=tcp`, `3306=server-first`, `53=udp`. */
export interface Standing {
  readonly pod: any;
  readonly listening: string[];
}

/** The node and its pods; pods of one name and address are the same in every case. */
export class World {
  public readonly judge: Judge;
  private readonly made = new Set<string>();
  private servers: ChildProcess[] = [];

  constructor(private readonly bench: Bench) {
    makePods(bench.processes, []);
    this.judge = new Judge(bench);
  }

  /** Lets these pods stand, unguarded, and nobody else; ready once each port is reached from the node. */
  public async stand(standing: Standing[]): Promise<void> {
    await Promise.all(this.servers.map(server => this.bench.processes.stop(server)));
    const fresh = standing.map(({ pod }) => pod).filter(pod => !this.made.has(podName(pod)));
    makePods(this.bench.processes, fresh.map(pod => ({ name: podName(pod), ip: pod.status.podIP })));
    fresh.forEach(pod => this.made.add(podName(pod)));
    this.servers = standing.map(({ pod, listening }) => {
      const name = podName(pod);
      return this.bench.processes.start([this.bench.tool('network'), 'serve', '-name', name, ...listening], { pod: name, log: this.bench.path(`${name}.log`) });
    });
    const open = standing.map(({ pod }) => ({ pod: podName(pod), guard: {} }));
    const tries = standing.flatMap(({ pod, listening }) => listening.map(port => tryOf(undefined, pod, port)));
    await this.bench.processes.until('all pods listen', async () => (await this.judge.hold(open, tries)).every(result => result === 'passed'));
  }

  /** Guards the pods among objects by the policies among them, and tries connections then. */
  public async enforce(objects: any[], tries: Try[] = [], services: Balancer[] = []): Promise<string[]> {
    return this.judge.hold(postingsOf(objects, services), tries);
  }

  /** Asks questions from a pod; answers as `network ask` gives them. */
  public async ask(pod: any, questions: any[]): Promise<any[][]> {
    return JSON.parse(await this.bench.processes.output([this.bench.tool('network'), 'ask'], { pod: podName(pod), input: JSON.stringify(questions) }));
  }
}

/** A connection from a pod, or the node, to a port of another, given as it listens: `8080=http`. */
export function tryOf(source: any, { status }: any, port: string): Try {
  const [number, protocol] = port.split('=');
  return { from: source && podName(source), network: protocol === 'udp' ? 'udp' : 'tcp', address: `${status.podIP}:${number}` };
}

/** The guards of all pods among objects. */
export function postingsOf(objects: any[], services: Balancer[] = []): Posting[] {
  return [...guardsOf(objects)].map(([pod, guard]) => ({ pod: podName(pod), guard: { ...guard, services } }));
}
