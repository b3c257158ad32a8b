/** Facts of the cluster, complete. */
export interface LinkerdFacts {
  readonly controlPlaneNamespace: string;
  /** Addresses of the kubelet; none means that they are not known. */
  readonly probeNetworks?: string[];
  readonly scraperNetworks?: string[];
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** Networks of a NetworkAuthentication; every address where none is known, as Linkerd has it by default. */
export function networksOf(cidrs: string[] = EVERYWHERE): any[] {
  return cidrs.map(cidr => ({ cidr }));
}
