import { GatewayApiVersion } from '../gateway-api';

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
   * Release of the Gateway API's CRDs in the cluster; what is rendered needs those of 1.2 only, of the standard channel.
   * @default GatewayApiVersion.V1_2
   */
  readonly gatewayApiVersion?: GatewayApiVersion;
  /**
   * Namespace of the control plane.
   * @default 'linkerd'
   */
  readonly controlPlaneNamespace?: string;
  /**
   * Addresses (CIDR) that the kubelet's probes come from: Linkerd's `probeNetworks`. Probes of ports whose requests are not seen
   * (TCP, TLS) need them.
   * @default - not known: HTTP and gRPC probes are admitted from every address, as in Linkerd
   */
  readonly probeNetworks?: string[];
  /**
   * Addresses (CIDR) that may scrape the metrics of proxies.
   * @default - every address: '0.0.0.0/0' and '::/0'
   */
  readonly scraperNetworks?: string[];
}
