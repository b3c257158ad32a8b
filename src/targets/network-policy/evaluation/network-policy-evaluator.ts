import { AccessRequest, Decision, IEvaluator, Peer } from '../../../simulation/evaluator';

/**
 * What Kubernetes does with NetworkPolicies: both ends must let a connection pass.
 *
 * Pods are known by their labels, not by addresses: of the blocks of addresses only those of everybody hold any, and ports by name none.
 */
export class NetworkPolicyEvaluator implements IEvaluator {
  /**
   * @param wirePort port that meshed pods are reached on, where their data plane tunnels
   */
  constructor(private readonly wirePort?: number) {}

  public decide(objects: any[], request: AccessRequest): Decision {
    const port = this.wirePort !== undefined && request.source?.meshed && request.destination.meshed ? this.wirePort : request.port;
    const cluster = new Cluster(objects);
    const ingress = passes(cluster, 'Ingress', request.destination, request.source, port);
    const egress = request.source === undefined || passes(cluster, 'Egress', request.source, request.destination, port);
    return { allowed: ingress && egress, because: [`ingress ${ingress}`, `egress ${egress}`] };
  }
}

/** Policies, and the labels of namespaces. */
class Cluster {
  public readonly policies: any[];
  private readonly namespaces: Map<string, Labels>;

  constructor(objects: any[]) {
    this.policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    this.namespaces = new Map(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels]));
  }

  /** The name is a label that Kubernetes sets itself. */
  public labelsOf(namespace: string): Labels {
    return { ...this.namespaces.get(namespace), 'kubernetes.io/metadata.name': namespace };
  }
}

interface Labels { readonly [key: string]: string }

/** A pod that no policy of a direction selects is open in that direction; else one rule must admit the other end. */
function passes(cluster: Cluster, direction: string, pod: Peer, other: Peer | undefined, port: number): boolean {
  const selecting = cluster.policies.filter(({ metadata, spec }) => metadata.namespace === pod.namespace
    && selects(spec.podSelector, pod.labels) && typesOf(spec).includes(direction));
  if (selecting.length === 0) return true;
  const [field, peers] = direction === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return selecting.some(({ metadata, spec }) => (spec[field] ?? []).some((rule: any) =>
    admitsPort(rule.ports, port) && admitsPeer(cluster, rule[peers], metadata.namespace, other)));
}

function typesOf({ policyTypes = [], egress = [] }: any): string[] {
  if (policyTypes.length > 0) return policyTypes;
  return ['Ingress', ...egress.length > 0 ? ['Egress'] : []];
}

function admitsPort(ports: any[] | undefined, port: number): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some(rule => (rule.protocol ?? 'TCP') === 'TCP' && (rule.port === undefined || (rule.port <= port && port <= (rule.endPort ?? rule.port))));
}

function admitsPeer(cluster: Cluster, peers: any[] | undefined, namespace: string, other: Peer | undefined): boolean {
  if (peers === undefined || peers.length === 0) return true;
  return peers.some(peer => {
    if (peer.ipBlock) return ['0.0.0.0/0', '::/0'].includes(peer.ipBlock.cidr);
    if (!other) return false;
    const inNamespace = peer.namespaceSelector
      ? selects(peer.namespaceSelector, cluster.labelsOf(other.namespace)) : other.namespace === namespace;
    return inNamespace && (peer.podSelector === undefined || selects(peer.podSelector, other.labels));
  });
}

function selects({ matchLabels = {}, matchExpressions = [] }: any, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every((expression: any) => meets(labels[expression.key], expression));
}

/** A label that is missing is in no list. */
function meets(value: string | undefined, { operator, values = [] }: any): boolean {
  const listed = value !== undefined && values.includes(value);
  const met: { [operator: string]: boolean } = { In: listed, NotIn: !listed, Exists: value !== undefined, DoesNotExist: value === undefined };
  return met[operator] ?? false;
}
