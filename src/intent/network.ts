import { NamespaceIntent } from './namespace';
import { ServiceIntent } from './service';

/** Pods that a data plane exchanges traffic with, and on which ports. */
export interface NetworkPeer {
  /** Namespace by name. */
  readonly namespace: string;
  /**
   * Labels of the pods.
   * @default - every pod of the namespace
   */
  readonly podLabels?: { [key: string]: string };
  /** TCP ports of those pods. */
  readonly ports: number[];
}

/** Pods that a data plane puts between sources and destinations. */
export interface Intermediary {
  /** Namespace by name. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly podLabels: { [key: string]: string };
}

/** What the pods of one namespace need of the network so that a data plane works. */
export interface NetworkNeeds {
  /** Ports on which pods receive the traffic of the mesh; none where it arrives at the ports of the application. */
  readonly transportPorts: number[];
  /** Whether meshed traffic arrives at the ports of the application. */
  readonly usesApplicationPorts: boolean;
  /** Control plane that pods must reach. */
  readonly controlPlane: NetworkPeer[];
  /** Addresses (CIDR) that kubelet probes come from, besides the node's. */
  readonly probeSources: string[];
  /** Ports of the data plane in each pod that report health and nothing else. */
  readonly healthPorts: number[];
  /** Ports of the data plane in each pod that give metrics. */
  readonly metricsPorts: number[];
}

/** Tells what a data plane needs of the network; how targets learn of each other without knowing names. */
export interface INetworkFacts {
  /**
   * What pods of a namespace need.
   * @param namespace the namespace
   */
  networkNeeds(namespace: NamespaceIntent): NetworkNeeds;
  /**
   * Pods that stand between the sources of a service and the service itself.
   * @param service the destination
   */
  intermediariesOf(service: ServiceIntent): Intermediary[];
}
