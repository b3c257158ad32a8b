import { Processes } from './processes';
import { toolPath } from './tools';

/** What redirects the connections of a pod to its proxy. */
export interface Redirect {
  /** User of the proxy, whose own connections go out unchanged. */
  readonly uid: number;
  /** Port of the proxy for connections that come in. */
  readonly inbound: number;
  /** Port of the proxy for connections that go out. */
  readonly outbound: number;
  /** Ports of the pod that are reached without the proxy. */
  readonly exceptInbound: number[];
}

/** A pod is a network namespace on a common bridge. */
export interface Pod {
  readonly name: string;
  /** Address in 10.244.0.0/16. */
  readonly ip: string;
  readonly redirect?: Redirect;
}

/** Makes pods, and the node that they are on: 10.244.0.1, in the namespace that the suite itself runs in. */
export function makePods(processes: Processes, pods: Pod[]): void {
  processes.run([toolPath('network'), 'pods'], { input: JSON.stringify(pods) });
}

/** Takes pods away; whatever ran in them has ended. */
export function removePods(processes: Processes, names: string[]): void {
  processes.run([toolPath('network'), 'remove-pods'], { input: JSON.stringify(names) });
}

/** Name of the network namespace of a Pod. */
export function podName({ metadata: { name, namespace } }: any): string {
  return `${namespace}.${name}`;
}
