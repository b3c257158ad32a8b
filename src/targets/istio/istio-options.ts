/** Releases of Istio that manifests are made for. */
export enum IstioVersion {
  /** Istio 1.30. */
  V1_30 = '1.30',
  /** Istio 1.31. */
  V1_31 = '1.31',
}

/** Facts of the cluster's Istio. */
export interface IstioTargetProps {
  /**
   * Release of Istio.
   * @default IstioVersion.V1_31
   */
  readonly version?: IstioVersion;
  /**
   * Revision of the control plane that namespaces join.
   * @default - the default revision
   */
  readonly revision?: string;
  /**
   * Namespace of the control plane, where mesh-wide objects are.
   * @default 'istio-system'
   */
  readonly rootNamespace?: string;
}
