/** Releases of Linkerd that manifests are made for. */
export enum LinkerdVersion {
  /** Linkerd 2.20. */
  V2_20 = '2.20',
}

/** Facts of the cluster's Linkerd. */
export interface LinkerdTargetProps {
  /**
   * Release of Linkerd.
   * @default LinkerdVersion.V2_20
   */
  readonly version?: LinkerdVersion;
  /**
   * Namespace of the control plane.
   * @default 'linkerd'
   */
  readonly controlPlaneNamespace?: string;
  /**
   * Addresses (CIDR) that the kubelet's probes come from: Linkerd's `probeNetworks`.
   * @default - every address: '0.0.0.0/0' and '::/0', as in Linkerd
   */
  readonly probeNetworks?: string[];
  /**
   * Addresses (CIDR) that may scrape the metrics of proxies.
   * @default - every address: '0.0.0.0/0' and '::/0'
   */
  readonly scraperNetworks?: string[];
}

/** The same, complete. */
export interface LinkerdFacts {
  readonly controlPlaneNamespace: string;
  readonly probeNetworks: string[];
  readonly scraperNetworks: string[];
}

/** API versions of the kinds that are rendered. */
export const POLICY = 'policy.linkerd.io/v1alpha1';
export const SERVER = 'policy.linkerd.io/v1beta3';
export const GATEWAY = 'gateway.networking.k8s.io/v1';
