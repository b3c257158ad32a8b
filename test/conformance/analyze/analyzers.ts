import { Bench } from '../bench';
import { clusterOf } from '../cluster/cluster';
import { AMBIENT, SIDECARS } from '../meshes/istio';
import { TargetName } from '../suite';

/** What an analyzer says. */
export interface Message {
  readonly code: string;
  readonly level: string;
  /** Kind, name and namespace of what it is about. */
  readonly origin: string;
  readonly message: string;
}

/** What istiod's analyzers say of clusters, in the order of these, and which analyzers ran. */
export interface Analysis {
  readonly messages: Message[];
  readonly analyzers: string[];
}

/** Asks all of istiod's analyzers about clusters, each with the Pods that its workloads come to. */
export async function analyze(bench: Bench, target: TargetName, name: string, clusters: any[][]): Promise<Analysis[]> {
  const injector = target === 'istio-ambient' ? AMBIENT : SIDECARS;
  const files = clusters.map((objects, i) => bench.write(`${target}-${name}/${i}.yaml`, clusterOf(objects, injector)));
  const analyses = JSON.parse(await bench.processes.output([bench.tool('istio'), 'analyze', ...files]));
  return analyses.map(({ messages, analyzers }: any) => ({ messages: messages ?? [], analyzers }));
}

/** Messages that ask for a change. */
export function aboveInfo({ messages }: Analysis): Message[] {
  return messages.filter(({ level }) => level !== 'Info');
}
