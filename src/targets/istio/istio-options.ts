import { requireDnsLabel } from '../../vocabulary/names';

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
   * Revision of the control plane that namespaces, and waypoints of ambient, join: a DNS label.
   * @default - the default revision
   */
  readonly revision?: string;
  /**
   * Namespace of the control plane, where mesh-wide objects are.
   * @default 'istio-system'
   */
  readonly rootNamespace?: string;
  /**
   * Whether proxies log, in the audit phase, what strict would refuse. They do so at rbac:debug only, where they also log the headers of
   * every request, credentials among them; without it they only count it (shadow_denied).
   * @default false
   */
  readonly auditLog?: boolean;
}

/** Throws where facts of the cluster cannot be. */
export function requireSoundProps({ revision, rootNamespace }: IstioTargetProps): void {
  if (revision !== undefined) requireDnsLabel('revision', revision);
  if (rootNamespace !== undefined) requireDnsLabel('rootNamespace', rootNamespace);
}
