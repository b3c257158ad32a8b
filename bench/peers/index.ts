import { helm } from './helm';
import { jsonnet } from './jsonnet';
import { kustomize } from './kustomize';
import { Peer } from './peer';
import { tryPeer } from './peer-process';
import { obtain, versionOf } from './programs';

export { preparePeer } from './peer-process';

export const PEERS = { helm, jsonnet, kustomize };

/** What is measured of a peer, with its version. */
export function titleOf(peer: Peer): string {
  return `${peer.name} ${versionOf(peer).slice(1)}: ${peer.title}; whole process`;
}

/**
 * Gets a peer and tries it; says why it cannot be had, if so.
 *
 * @throws if it is had, and does not make the objects of the workload
 */
export function obtainPeer(peer: Peer): string | undefined {
  const lack = obtain(peer);
  if (lack === undefined) tryPeer(peer);
  return lack;
}
