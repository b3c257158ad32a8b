/** Facts of the cluster, complete. */
export interface LinkerdFacts {
  readonly controlPlaneNamespace: string;
  readonly probeNetworks: string[];
  readonly scraperNetworks: string[];
}
