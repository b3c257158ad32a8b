/** How the kubelet asks a container whether it is well. */
export enum ProbeKind {
  /** HTTP GET in plaintext. */
  HTTP = 'http',
  /** HTTP GET over TLS. */
  HTTPS = 'https',
  /** gRPC health service. */
  GRPC = 'grpc',
  /** A TCP connection. */
  TCP = 'tcp',
}

/** A probe of the kubelet. */
export interface ProbeIntent {
  /** How the kubelet asks. */
  readonly kind: ProbeKind;
  /** Port of the container. */
  readonly port: number;
  /**
   * Path without query.
   * @default - not an HTTP probe
   */
  readonly path?: string;
  /**
   * User agent that an HTTP probe says, where it is told to.
   * @default - the kubelet's own
   */
  readonly userAgent?: string;
}

/** What is known of a workload. */
export interface WorkloadIntent {
  /** Kind of the object: Deployment, StatefulSet, Job ... */
  readonly kind: string;
  /** Labels that select its pods, and no other. */
  readonly podLabels: { [key: string]: string };
  /** Every label that its pods are known to have, those that select them among them. */
  readonly allPodLabels: { [key: string]: string };
  /** Name of its ServiceAccount. */
  readonly serviceAccount: string;
  /** Its probes, ordered by port and kind. */
  readonly probes: ProbeIntent[];
  /** Whether its pods are meant to be in the data plane. */
  readonly meshed: boolean;
  /** Whether its pods share the network of their node, where no data plane reaches them. */
  readonly hostNetwork: boolean;
}
