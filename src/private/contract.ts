import { NamespaceNode } from './graph/namespace-node';
import { MeshState } from './mesh-state';
import { CallIntent, ServiceIntent } from '../intent';
import { Identity } from '../vocabulary/identity';
import { routeInWords, RouteMatch } from '../vocabulary/route-match';

/** What the programs that own the other ends of a call owe. */
export function contractOf(call: CallIntent): string[] {
  const { source, destination, port } = call;
  if (source.owned && destination.owned) return [];
  const identity = new Identity(source.namespace.mesh.trustDomain, source.namespace.name, source.workload.serviceAccount);
  return [
    ...destination.owned ? [] : [
      `${nameOf(destination)} must accept ${requestsOf(call.routes)} on port ${port.number} from ${nameOf(source)} (${identity.spiffeId}), `
      + `in pods labelled ${labelsOf(destination)}`,
    ],
    ...source.owned ? [] : [
      `${nameOf(source)} must run as ${identity.spiffeId} in pods labelled ${labelsOf(source)}, and may reach ${nameOf(destination)} on port ${port.number}`,
    ],
  ];
}

/** What the programs owe that own the namespaces of services of this one. */
export function namespaceContracts({ graph }: MeshState): { readonly path: string; readonly owed: string }[] {
  return [...graph.namespaces.values()]
    .filter(namespace => !namespace.owned && namespace.services.some(service => service.owned))
    .map(namespace => ({ path: namespace.declaration?.path ?? '', owed: namespaceContract(namespace) }));
}

function namespaceContract(namespace: NamespaceNode): string {
  const objects = namespace.network.flatMap(target => target.renderNamespace(namespace)).map(({ key }) => `${key.kind} '${key.name}'`);
  return `namespace ${namespace.name} must be enrolled in phase ${namespace.phase}${objects.length > 0 ? `, with ${objects.join(', ')}` : ''}`;
}

function requestsOf(routes: RouteMatch[]): string {
  if (routes.length === 0) return 'every request';
  return routes.map(routeInWords).join(', ');
}

function nameOf({ namespace, name }: ServiceIntent): string {
  return `${namespace.name}/${name}`;
}

function labelsOf({ workload }: ServiceIntent): string {
  return Object.entries(workload.podLabels).map(([key, value]) => `${key}=${value}`).join(',');
}
