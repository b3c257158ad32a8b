import { AccessRequest, Decision, IEvaluator, Peer } from '../../../simulation/evaluator';

/** What Kubernetes does with NetworkPolicies: both ends must let a connection pass. */
export class NetworkPolicyEvaluator implements IEvaluator {
  /**
   * @param wirePort port that meshed pods are reached on, where their data plane tunnels
   */
  constructor(private readonly wirePort?: number) {}

  public decide(objects: any[], request: AccessRequest): Decision {
    const port = this.wirePort !== undefined && request.source?.meshed && request.destination.meshed ? this.wirePort : request.port;
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    const ingress = passes(policies, 'Ingress', request.destination, request.source, port);
    const egress = request.source === undefined || passes(policies, 'Egress', request.source, request.destination, port);
    return { allowed: ingress && egress, because: [`ingress ${ingress}`, `egress ${egress}`] };
  }
}

/** A pod that no policy of a direction selects is open in that direction; else one rule must admit the other end. */
function passes(policies: any[], direction: string, pod: Peer, other: Peer | undefined, port: number): boolean {
  const selecting = policies.filter(({ metadata, spec }) => metadata.namespace === pod.namespace
    && selects(spec.podSelector, pod.labels) && typesOf(spec).includes(direction));
  if (selecting.length === 0) return true;
  const [field, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return selecting.some(({ metadata, spec }) => (spec[field] ?? []).some((rule: any) =>
    admitsPort(rule.ports, port) && admitsPeer(rule[peers], metadata.namespace, other)));
}

function typesOf(spec: any): string[] {
  return spec.policyTypes ?? ['Ingress', ...spec.egress ? ['Egress'] : []];
}

function admitsPort(ports: any[] | undefined, port: number): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some(rule => (rule.protocol ?? 'TCP') === 'TCP' && (rule.port === undefined || (rule.port <= port && port <= (rule.endPort ?? rule.port))));
}

function admitsPeer(peers: any[] | undefined, namespace: string, other: Peer | undefined): boolean {
  if (peers === undefined || peers.length === 0) return true;
  return peers.some(peer => {
    if (peer.ipBlock) return ['0.0.0.0/0', '::/0'].includes(peer.ipBlock.cidr);
    if (!other) return false;
    const inNamespace = peer.namespaceSelector
      ? selects(peer.namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace }) : other.namespace === namespace;
    return inNamespace && (peer.podSelector === undefined || selects(peer.podSelector, other.labels));
  });
}

function selects({ matchLabels = {} }: any, labels: { [key: string]: string }): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
