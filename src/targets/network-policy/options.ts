/** Whether pods may connect to what is not declared. */
export enum EgressPosture {
  /** Only to declared destinations, DNS, the control plane, and the addresses named in externalEgress. */
  DECLARED = 'declared',
  /** To everything; only ingress is guarded. */
  UNRESTRICTED = 'unrestricted',
}

/** Pods of a namespace. */
export interface PodsOfNamespace {
  /** Name of the namespace, a DNS label. */
  readonly namespace: string;
  /**
   * Labels of the pods; at least one, where given.
   * @default - every pod of the namespace
   */
  readonly podLabels?: { [key: string]: string };
}

/** Addresses outside the cluster's pods. */
export interface ExternalEgress {
  /** Addresses as CIDR: '203.0.113.0/24'. */
  readonly cidr: string;
  /** TCP ports, 1 to 65535; at least one. */
  readonly ports: number[];
}

/** Versions of the API of NetworkPolicy. */
export enum NetworkPolicyVersion {
  /** networking.k8s.io/v1. */
  V1 = 'networking.k8s.io/v1',
}

/** Facts of the cluster that NetworkPolicies need. */
export interface NetworkPolicyTargetProps {
  /**
   * Version of the API of NetworkPolicy.
   * @default NetworkPolicyVersion.V1
   */
  readonly version?: NetworkPolicyVersion;
  /**
   * Whether pods may connect to what is not declared.
   * @default EgressPosture.DECLARED
   */
  readonly egress?: EgressPosture;
  /**
   * Addresses outside the cluster's pods that every pod of a strict namespace may connect to, such as the API server of
   * Kubernetes or a database.
   * @default - none
   */
  readonly externalEgress?: ExternalEgress[];
  /**
   * Pods that answer DNS, on port 53 over UDP and TCP.
   * @default - pods with k8s-app=kube-dns in namespace kube-system
   */
  readonly dns?: PodsOfNamespace;
  /**
   * Addresses (CIDR) of DNS servers that are not pods, such as a cache on each node: '169.254.20.10/32'.
   * @default - none
   */
  readonly dnsAddresses?: string[];
  /**
   * Pods that scrape the metrics of proxies; metrics of an application are a call like any other, to be declared.
   * @default - every pod of namespace monitoring
   */
  readonly scrapers?: PodsOfNamespace;
}
