import { MeshDefaultsIntent } from './mesh-defaults';

/** What is declared of a mesh. */
export interface MeshIntent {
  /** SPIFFE trust domain of identities. */
  readonly trustDomain: string;
  /** DNS suffix of Services: the fqdn of a Service is name.namespace.svc.clusterDomain. */
  readonly clusterDomain: string;
  /**
   * Defaults of the whole mesh.
   * @default - this program declares none
   */
  readonly defaults?: MeshDefaultsIntent;
}
