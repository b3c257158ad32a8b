/** Which CRDs of the Gateway API a cluster has. */
export enum GatewayApiChannel {
  /** Stable fields only. */
  STANDARD = 'standard',
  /** Experimental fields too, such as retries. */
  EXPERIMENTAL = 'experimental',
}
