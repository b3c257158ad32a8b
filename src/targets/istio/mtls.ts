import { MeshIntent, NamespaceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** API version of Istio's security kinds. */
export const SECURITY = 'security.istio.io/v1';

/**
 * One PeerAuthentication without selector a namespace, always called `default`.
 *
 * ```yaml
 * kind: PeerAuthentication
 * metadata: { name: default, namespace: shop }
 * spec: { mtls: { mode: STRICT } }      # PERMISSIVE before the strict phase
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function renderPeerAuthentication({ name, phase }: NamespaceIntent): Manifest[] {
  return phase === RolloutPhase.DISABLED ? [] : [peerAuthentication(name, phase)];
}

/** The same for the whole mesh, in the root namespace. */
export function renderMeshPeerAuthentication(mesh: MeshIntent, rootNamespace: string): Manifest[] {
  return mesh.defaults === undefined || mesh.defaults.phase === RolloutPhase.DISABLED ? [] : [peerAuthentication(rootNamespace, mesh.defaults.phase)];
}

function peerAuthentication(namespace: string, phase: RolloutPhase): Manifest {
  const mode = phase === RolloutPhase.STRICT ? 'STRICT' : 'PERMISSIVE';
  return Manifest.of({ apiVersion: SECURITY, kind: 'PeerAuthentication', name: 'default', namespace }, { produce: () => ({ spec: { mtls: { mode } } }) });
}
