/** Defines who a workload is, independent of any mesh. */
export class Identity {
  /** Trust domain of the mesh. */
  public readonly trustDomain: string;
  /** Namespace of the workload. */
  public readonly namespace: string;
  /** Name of the ServiceAccount of the workload. */
  public readonly serviceAccount: string;

  /**
   * The identity of a workload.
   * @param trustDomain trust domain of the mesh
   * @param namespace namespace of the workload
   * @param serviceAccount name of the ServiceAccount of the workload
   */
  public constructor(trustDomain: string, namespace: string, serviceAccount: string) {
    this.trustDomain = trustDomain;
    this.namespace = namespace;
    this.serviceAccount = serviceAccount;
  }

  /**
   * The identity as a SPIFFE id.
   * @see https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md
   */
  public get spiffeId(): string {
    return `spiffe://${this.trustDomain}/ns/${this.namespace}/sa/${this.serviceAccount}`;
  }
}
