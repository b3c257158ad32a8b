/** Whether pods may connect to what is not declared. */
export enum EgressPosture {
  /** Only to declared destinations, DNS, the control plane, and the addresses named in externalEgress. */
  DECLARED = 'declared',
  /** To everything; only ingress is guarded. */
  UNRESTRICTED = 'unrestricted',
}

/** Pods of a namespace. */
export interface PodsOfNamespace {
  /** Name of the namespace. */
  readonly namespace: string;
  /**
   * Labels of the pods.
   * @default - every pod of the namespace
   */
  readonly podLabels?: { [key: string]: string };
}

/** Addresses outside the cluster's pods. */
export interface ExternalEgress {
  /** Addresses as CIDR: '203.0.113.0/24'. */
  readonly cidr: string;
  /** TCP ports; at least one. */
  readonly ports: number[];
}

/** Facts of the cluster that NetworkPolicies need. */
export interface NetworkPolicyTargetProps {
  /**
   * Whether pods may connect to what is not declared.
   * @default EgressPosture.DECLARED
   */
  readonly egress?: EgressPosture;
  /**
   * Addresses outside the cluster's pods that every pod of a strict namespace may connect to.
   * @default - none
   */
  readonly externalEgress?: ExternalEgress[];
  /**
   * Pods that answer DNS, on port 53 over UDP and TCP.
   * @default - pods with k8s-app=kube-dns in namespace kube-system
   */
  readonly dns?: PodsOfNamespace;
  /**
   * Addresses (CIDR) of DNS servers that are not pods, such as a cache on each node.
   * @default - none
   */
  readonly dnsAddresses?: string[];
  /**
   * Pods that scrape metrics.
   * @default - every pod of namespace monitoring
   */
  readonly scrapers?: PodsOfNamespace;
}

/** The same, complete. */
export interface NetworkFacts {
  readonly egress: EgressPosture;
  readonly externalEgress: ExternalEgress[];
  readonly dns: PodsOfNamespace;
  readonly dnsAddresses: string[];
  readonly scrapers: PodsOfNamespace;
}
