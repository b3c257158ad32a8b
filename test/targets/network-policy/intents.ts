import {
  CallIntent, INetworkFacts, Manifest, MeshIntent, NamespaceIntent, NetworkNeeds, NetworkPolicyTarget, PortProtocol, RolloutPhase, ServiceIntent,
} from '../../../src';

const NOTHING: NetworkNeeds = {
  transportPorts: [], usesApplicationPorts: false, controlPlane: [], probeSources: [], healthPorts: [], metricsPorts: [],
};
const ISTIOD = { namespace: 'istio-system', podLabels: { app: 'istiod' }, ports: [15012] };

/** A data plane without intermediaries. */
export function dataPlane(needs: Partial<NetworkNeeds>): INetworkFacts {
  return { networkNeeds: () => ({ ...NOTHING, ...needs }), intermediariesOf: () => [] };
}

export const SIDECAR = dataPlane({ usesApplicationPorts: true, controlPlane: [ISTIOD], healthPorts: [15021], metricsPorts: [15020] });
export const AMBIENT = dataPlane({ transportPorts: [15008], controlPlane: [ISTIOD], probeSources: ['169.254.7.127/32'], metricsPorts: [15020] });
export const LINKERD = dataPlane({
  transportPorts: [4143], controlPlane: [{ namespace: 'linkerd', ports: [8080, 8086, 8090] }], metricsPorts: [4191],
});

export const WAYPOINT_LABELS = { 'gateway.networking.k8s.io/gateway-name': 'waypoint' };

/** Ambient with a waypoint before services that ask for more than connections. */
export const AMBIENT_WITH_WAYPOINT: INetworkFacts = {
  networkNeeds: namespace => AMBIENT.networkNeeds(namespace),
  intermediariesOf: ({ asked, namespace }) => asked.length > 0 ? [{ namespace: namespace.name, podLabels: WAYPOINT_LABELS }] : [],
};

/** A mesh, and the targets that are in force in all its namespaces. */
export interface MeshWithNetwork extends MeshIntent {
  readonly network: INetworkFacts[];
}

export function meshBeside(...network: INetworkFacts[]): MeshWithNetwork {
  return { trustDomain: 'cluster.local', clusterDomain: 'cluster.local', network: [...network, new NetworkPolicyTarget()] };
}

export function namespaceOf(mesh: MeshWithNetwork, name = 'shop', phase = RolloutPhase.STRICT): NamespaceIntent {
  return { mesh, name, phase, owned: true, network: mesh.network, features: [], services: [] };
}

/** What differs from an owned, meshed service with HTTP on port 80 and target port 8080. */
export interface ServiceDifference extends Partial<ServiceIntent> {
  readonly meshed?: boolean;
  readonly podLabels?: { [key: string]: string };
}

export function serviceIn(namespace: NamespaceIntent, name: string, { meshed, podLabels, ...different }: ServiceDifference = {}): ServiceIntent {
  return {
    name,
    namespace,
    owned: true,
    enrolled: (meshed ?? true) && namespace.phase !== RolloutPhase.DISABLED,
    workload: { kind: 'Deployment', podLabels: podLabels ?? { app: name }, allPodLabels: podLabels ?? { app: name }, serviceAccount: name, probes: [], meshed: meshed ?? true, hostNetwork: false },
    ports: [{ name: 'http-80', number: 80, targetPort: 8080, protocol: PortProtocol.HTTP }],
    headless: false,
    otherServices: [],
    features: [],
    asked: [],
    inbound: [],
    outbound: [],
    ...different,
  };
}

/** Declares a call, to the first port of the destination if none is named. */
export function call(source: ServiceIntent, destination: ServiceIntent, port = destination.ports[0]): void {
  const made: CallIntent = { source, destination, port, authenticated: source.enrolled, routes: [], features: [] };
  destination.inbound.push(made);
  source.outbound.push(made);
}

/** Specs of the policies that a target renders for a service, by name. */
export function policiesOf(service: ServiceIntent, target = new NetworkPolicyTarget()): { [name: string]: any } {
  return specs(target.renderService(service));
}

export function specs(manifests: Manifest[]): { [name: string]: any } {
  return Object.fromEntries(manifests.map(({ key, body }) => [key.name, body.produce().spec]));
}

export function pods(namespace: string, labels?: { [key: string]: string }): any {
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
  return labels ? { namespaceSelector, podSelector: { matchLabels: labels } } : { namespaceSelector };
}

export function tcp(...ports: number[]): any[] {
  return ports.map(port => ({ protocol: 'TCP', port }));
}
