/** What tells an object of Kubernetes from others. */
export interface ObjectSummary {
  /** API group and version. */
  readonly apiVersion: string;
  /** Kind. */
  readonly kind: string;
  /** Namespace; empty where it has none. */
  readonly namespace: string;
  /** Name. */
  readonly name: string;
}
