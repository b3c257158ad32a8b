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
