import { Labels, meets } from './selectors';

/** Connections that a wall lets pass: with some addresses, on some ports. */
export interface Admission {
  readonly cidr: string;
  readonly except: string[];
  /** Any for none. */
  readonly protocol?: string;
  /** First and last port; any for none. */
  readonly from?: number;
  readonly to?: number;
}

/** What stands before a pod in each direction; nothing where no policy selects it. */
export interface Guard {
  readonly ingress?: Admission[];
  readonly egress?: Admission[];
}

type Direction = 'Ingress' | 'Egress';

/**
 * What the NetworkPolicies among objects make of each Pod among them, by the documentation of networking.k8s.io/v1: a pod is isolated in a
 * direction once a policy of its namespace selects it for that direction; then it is open to what any rule of any such policy admits.
 * That its own node and answers always pass is for whoever puts the guards in place.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/#networkpolicy-v1-networking-k8s-io
 */
export function guardsOf(objects: any[]): Map<any, Guard> {
  const cluster = new Cluster(objects);
  return new Map(cluster.pods.map(pod => [pod, { ingress: wallOf(cluster, pod, 'Ingress'), egress: wallOf(cluster, pod, 'Egress') }]));
}

/** Pods, the labels of namespaces, and policies. */
class Cluster {
  public readonly pods: any[];
  public readonly policies: any[];
  private readonly namespaces: Map<string, Labels>;

  constructor(objects: any[]) {
    this.pods = objects.filter(({ kind }) => kind === 'Pod');
    this.policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    this.namespaces = new Map(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => [metadata.name, metadata.labels]));
  }

  /** The label with its name is what Kubernetes sets itself. */
  public labelsOf(namespace: string): Labels {
    return { ...this.namespaces.get(namespace), 'kubernetes.io/metadata.name': namespace };
  }
}

function wallOf(cluster: Cluster, pod: any, direction: Direction): Admission[] | undefined {
  const isolating = cluster.policies.filter(({ metadata, spec }) => metadata.namespace === pod.metadata.namespace
    && meets(pod.metadata.labels, spec.podSelector) && typesOf(spec).includes(direction));
  if (isolating.length === 0) return undefined;
  return isolating.flatMap(({ metadata, spec }) => (direction === 'Ingress' ? spec.ingress ?? [] : spec.egress ?? [])
    .flatMap((rule: any) => admissionsOf(cluster, rule, metadata.namespace, pod, direction)));
}

/** Ingress always, Egress where there are rules for it. */
function typesOf({ policyTypes, egress }: any): string[] {
  if (policyTypes && policyTypes.length > 0) return policyTypes;
  return egress && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function admissionsOf(cluster: Cluster, rule: any, namespace: string, pod: any, direction: Direction): Admission[] {
  const peers = (direction === 'Ingress' ? rule.from : rule.to) ?? [];
  const blocks = peers.length === 0 ? [{ cidr: '0.0.0.0/0' }] : peers.flatMap((peer: any) => blocksOf(cluster, peer, namespace));
  return blocks.flatMap(({ cidr, except = [], peer }: Block) => {
    const receiver = direction === 'Ingress' ? pod : peer;
    return portsOf(rule.ports ?? [], receiver).map(ports => ({ cidr, except, ...ports }));
  });
}

interface Block {
  readonly cidr: string;
  readonly except?: string[];
  /** The pod that has the address, where a selector named it. */
  readonly peer?: any;
}

/** Addresses of pods are IPv4 here. Pods without namespaceSelector are those of the policy's namespace; without podSelector, all of a namespace. */
function blocksOf(cluster: Cluster, { ipBlock, namespaceSelector, podSelector }: any, namespace: string): Block[] {
  if (ipBlock) return ipBlock.cidr.includes(':') ? [] : [ipBlock];
  return cluster.pods.filter(({ metadata }) => (namespaceSelector
    ? meets(cluster.labelsOf(metadata.namespace), namespaceSelector) : metadata.namespace === namespace)
    && (podSelector === undefined || meets(metadata.labels, podSelector))).map(peer => ({ cidr: `${peer.status.podIP}/32`, peer }));
}

/** Names of ports are those of the pod that is connected to: every port of that name and protocol. */
function portsOf(ports: any[], receiver: any): Omit<Admission, 'cidr' | 'except'>[] {
  if (ports.length === 0) return [{}];
  return ports.flatMap(({ protocol = 'TCP', port, endPort }) => {
    if (port === undefined) return [{ protocol }];
    if (typeof port === 'number') return [{ protocol, from: port, to: endPort ?? port }];
    return containerPorts(receiver).filter(own => own.name === port && (own.protocol ?? 'TCP') === protocol)
      .map(({ containerPort }) => ({ protocol, from: containerPort, to: containerPort }));
  });
}

function containerPorts(pod: any): any[] {
  return pod === undefined ? [] : pod.spec.containers.flatMap(({ ports = [] }: any) => ports);
}
