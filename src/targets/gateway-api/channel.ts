/** Which CRDs of the Gateway API a cluster has. */
export enum GatewayApiChannel {
  /** Stable fields only. */
  STANDARD = 'standard',
  /** Experimental fields too, such as retries. */
  EXPERIMENTAL = 'experimental',
}

/** Releases of the Gateway API's CRDs. */
export enum GatewayApiVersion {
  /** Gateway API 1.2. */
  V1_2 = '1.2',
  /** Gateway API 1.3. */
  V1_3 = '1.3',
  /** Gateway API 1.4. */
  V1_4 = '1.4',
  /** Gateway API 1.5. */
  V1_5 = '1.5',
  /** Gateway API 1.6. */
  V1_6 = '1.6',
}
