import { NetworkNeeds, INetworkFacts, Intermediary, NamespaceIntent, PortIntent, ServiceIntent } from '../../intent';

/** What a policy admits: the pods of a namespace with some labels; all labels missing means every pod. */
export function podPeer(namespace: string, podLabels?: { [key: string]: string }): any {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: podLabels === undefined ? undefined : { matchLabels: podLabels },
  };
}

/** TCP ports of a rule. */
export function tcpPorts(ports: number[]): any[] {
  return [...new Set(ports)].sort((a, b) => a - b).map(port => ({ protocol: 'TCP', port }));
}

/** What the data planes beside this target need for the pods of a namespace; none where there is no data plane. */
export function needsIn(namespace: NamespaceIntent): { facts: INetworkFacts; needs: NetworkNeeds }[] {
  return namespace.mesh.network
    .map(facts => ({ facts, needs: facts.networkNeeds(namespace) }))
    .filter(({ needs }) => needs.usesApplicationPorts || needs.transportPorts.length > 0);
}

/** One way that traffic to a service takes: to which pods, past which, on which ports. */
export interface Way {
  readonly intermediaries: Intermediary[];
  readonly ports: number[];
}

/**
 * The ways from a source to a port of a destination, one a data plane.
 *
 * A tunnel replaces the port of the application on the wire; a source outside the mesh does not tunnel.
 */
export function waysTo(destination: ServiceIntent, port: PortIntent, source: ServiceIntent): Way[] {
  const planes = needsIn(destination.namespace);
  if (planes.length === 0 || !source.workload.meshed || !destination.workload.meshed) return [{ intermediaries: [], ports: [port.targetPort] }];
  return planes.map(({ facts, needs }) => ({
    intermediaries: facts.intermediariesOf(destination),
    ports: [...needs.transportPorts, ...needs.usesApplicationPorts ? [port.targetPort] : []],
  }));
}

/** Rules by ports, each with its peers once. */
export class RuleSet {
  private readonly byPorts = new Map<string, { ports: number[]; peers: Map<string, any> }>();

  public add(namespace: string, podLabels: { [key: string]: string }, ports: number[]): void {
    const key = ports.join(',');
    if (!this.byPorts.has(key)) this.byPorts.set(key, { ports, peers: new Map() });
    this.byPorts.get(key)!.peers.set(`${namespace} ${JSON.stringify(podLabels)}`, podPeer(namespace, podLabels));
  }

  /** Rules with their peers under 'from' or 'to'; no rule where there are no peers, since an empty list means everybody. */
  public rules(direction: 'from' | 'to'): any[] {
    return [...this.byPorts.entries()]
      .sort(([a], [b]) => a < b ? -1 : 1)
      .map(([, { ports, peers }]) => ({ [direction]: sortedPeers(peers), ports: tcpPorts(ports) }));
  }
}

function sortedPeers(peers: Map<string, any>): any[] {
  return [...peers.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, peer]) => peer);
}
