/** What is known of the cluster that objects are for. */
export interface Profile {
  /** Names of the targets that the objects are for; none if it is not known. */
  readonly targets: string[];
  readonly trustDomain: string;
  /** Namespace of the control plane, whose policies hold everywhere; each mesh has its own if none is given. */
  readonly rootNamespace?: string;
  /** Minor versions by product: `1.31`; the newest that is known of where none is given. */
  readonly versions: { [product: string]: string };
  /** Whether the CRDs of the Gateway API are those of the experimental channel; not known if undefined. */
  readonly experimentalGatewayApi?: boolean;
  /** Whether all objects of their namespaces are there, so that what is not found does not exist. */
  readonly complete: boolean;
}

/** What is taken to be so where nothing is said. */
export const DEFAULT_PROFILE: Profile = { targets: [], trustDomain: 'cluster.local', versions: {}, complete: true };
