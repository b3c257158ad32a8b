import { MeshState } from './mesh-state';
import { NamespaceNode } from './namespace-node';
import { ServiceNode } from './service-node';

const meshes = new WeakMap<object, MeshState>();
const namespaces = new WeakMap<object, { node: NamespaceNode; mesh: MeshState }>();
const services = new WeakMap<object, { node: ServiceNode; mesh: MeshState }>();

/** Remembers the state behind a public construct, which shows none of it. */
export const registry = { meshes, namespaces, services };

/** The state of a mesh. */
export function meshState(mesh: object): MeshState {
  return required(meshes.get(mesh), 'mesh must be a Mesh of this library');
}

/** The node of a namespace. */
export function namespaceState(namespace: object): { node: NamespaceNode; mesh: MeshState } {
  return required(namespaces.get(namespace), 'namespace must come from StrictMtlsNamespace of this library');
}

/** The node of a service. */
export function serviceState(service: object): { node: ServiceNode; mesh: MeshState } {
  return required(services.get(service), 'service must come from MeshedService of this library');
}

function required<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
