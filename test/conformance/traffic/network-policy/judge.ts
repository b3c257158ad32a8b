import { Guard } from './translation';
import { Bench } from '../../bench';

/** A Service as kube-proxy reads it: its address and port lead to one of its endpoints. */
export interface Balancer {
  readonly ip: string;
  readonly port: number;
  readonly endpoints: { readonly ip: string; readonly port: number }[];
}

/** What a pod is guarded by, by the name of its network namespace. */
export interface Posting {
  readonly pod: string;
  readonly guard: Guard & { readonly services?: Balancer[] };
}

/** A connection to try; from the node where no pod is named. */
export interface Try {
  readonly from?: string;
  readonly network?: 'tcp' | 'udp';
  readonly address: string;
  /** Address of the node's that it comes from. */
  readonly local?: string;
}

/** What the kernel makes of guards: `passed`, `refused`, or what else happened to a connection. */
export class Judge {
  private readonly ask: (line: string) => Promise<string>;

  constructor(bench: Bench) {
    this.ask = bench.processes.talk([bench.tool('network'), 'policies'], { log: bench.path('policies.log') });
  }

  /** Puts guards in place, in their order, and tries connections then. */
  public async hold(guards: Posting[], tries: Try[] = []): Promise<string[]> {
    const all = tries.map(each => ({ from: '', network: 'tcp', ...each }));
    return JSON.parse(await this.ask(JSON.stringify({ guards, tries: all })));
  }
}
