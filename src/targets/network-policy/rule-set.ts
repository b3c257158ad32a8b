import { ServiceIntent } from '../../intent';

/** Pods of a namespace; no labels means every one of them. */
export interface Pods {
  readonly namespace: string;
  readonly podLabels?: { [key: string]: string };
}

/** The pods of a service. */
export function podsOf({ namespace, workload }: ServiceIntent) {
  return { namespace: namespace.name, podLabels: workload.podLabels };
}

/** What a rule admits: pods of a namespace. The label of the namespace is the one that Kubernetes sets itself. */
export function podPeer({ namespace, podLabels }: Pods): any {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: podLabels && { matchLabels: podLabels },
  };
}

/** What a rule admits: addresses. */
export function addressPeer(cidr: string): any {
  return { ipBlock: { cidr } };
}

/** TCP ports of a rule. */
export function tcpPorts(ports: number[]): any[] {
  return distinct(ports).map(port => ({ protocol: 'TCP', port }));
}

/** Whether labels select anything less than every pod of a namespace. */
export function selectsSome(podLabels: { [key: string]: string }): boolean {
  return Object.keys(podLabels).length > 0;
}

/**
 * Rules of a policy: one for each set of ports, with each peer once.
 *
 * An empty list of peers means everybody and an empty list of ports every port, so that a rule without peers or without
 * ports is never made.
 */
export class RuleSet {
  private readonly byPorts = new Map<string, { ports: number[]; peers: Map<string, any> }>();

  /** Admits pods on ports. */
  public add(pods: Pods, ports: number[]): void {
    if (ports.length === 0) return;
    const key = distinct(ports).join(',');
    if (!this.byPorts.has(key)) this.byPorts.set(key, { ports, peers: new Map() });
    this.byPorts.get(key)!.peers.set(`${pods.namespace} ${JSON.stringify(pods.podLabels)}`, podPeer(pods));
  }

  /** Admits pods on ports, but none where no label tells them from the rest of their namespace. */
  public addSelected(pods: Pods & { readonly podLabels: { [key: string]: string } }, ports: number[]): void {
    if (selectsSome(pods.podLabels)) this.add(pods, ports);
  }

  /** The rules, with their peers under 'from' or 'to'. */
  public rules(direction: 'from' | 'to'): any[] {
    return sortedValues(this.byPorts).map(({ ports, peers }) => ({ [direction]: sortedValues(peers), ports: tcpPorts(ports) }));
  }
}

function distinct(ports: number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}

function sortedValues<T>(map: Map<string, T>): T[] {
  return [...map.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, value]) => value);
}
