import { NamespaceNode } from './graph/namespace-node';
import { ServiceNode } from './graph/service-node';
import { MeshState } from './mesh-state';

const meshes = new WeakMap<object, MeshState>();
const namespaces = new WeakMap<object, { node: NamespaceNode; mesh: MeshState }>();
const services = new WeakMap<object, { node: ServiceNode; mesh: MeshState }>();

/** Remembers the state behind a public construct, which shows none of it. */
export const registry = { meshes, namespaces, services };

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

function required<T>(value: T | undefined, what: string, got: object | undefined, expected: string): T {
  if (value !== undefined) return value;
  throw new Error(`${what} must be ${expected} of this library, got: ${got === undefined || got === null ? String(got) : got.constructor.name}`);
}
