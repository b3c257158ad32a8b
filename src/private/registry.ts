import { NamespaceNode } from './graph/namespace-node';
import { ServiceNode } from './graph/service-node';
import { MeshState } from './mesh-state';
import { Materializer } from './objects/materializer';
import { RenderedRelease } from './release/stage-objects';
import { WorkloadObjects } from './workload/workload-objects';

/** What is known of a service that this program owns. */
export interface OwnedService {
  readonly node: ServiceNode;
  readonly mesh: MeshState;
  readonly objects: WorkloadObjects;
  readonly materializer: Materializer;
  /** Number of pods, where the program says one. */
  readonly replicas?: number;
}

const meshes = new WeakMap<object, MeshState>();
const namespaces = new WeakMap<object, { node: NamespaceNode; mesh: MeshState }>();
const services = new WeakMap<object, { node: ServiceNode; mesh: MeshState }>();

const owned = new WeakMap<object, OwnedService>();
const releases = new WeakMap<object, RenderedRelease>();

/** Remembers the state behind a public construct, which shows none of it. */
export const registry = { meshes, namespaces, services, owned, releases };

/** The state of a mesh. */
export function meshState(mesh: object): MeshState {
  return required(meshes.get(mesh), 'mesh', mesh, 'a Mesh');
}

/** The node of a namespace. */
export function namespaceState(namespace: object): { node: NamespaceNode; mesh: MeshState } {
  return required(namespaces.get(namespace), 'namespace', namespace, 'a StrictMtlsNamespace, or come from StrictMtlsNamespace.fromAttributes');
}

/** The node of a service. */
export function serviceState(service: object): { node: ServiceNode; mesh: MeshState } {
  return required(services.get(service), 'service', service, 'a MeshedService, or come from MeshedService.fromAttributes');
}

/** What is known of a service of this program. */
export function ownedService(service: object): OwnedService {
  return required(owned.get(service), 'service', service, 'a MeshedService');
}

/** What is known of a release. */
export function releasedService(release: object): RenderedRelease {
  return required(releases.get(release), 'release', release, 'a CanaryRelease');
}

function required<T>(value: T | undefined, what: string, got: object | undefined, expected: string): T {
  if (value !== undefined) return value;
  throw new Error(`${what} must be ${expected} of this library, got: ${got === undefined || got === null ? String(got) : got.constructor.name}`);
}
