import { CallIntent } from '../intent';
import { Identity } from '../vocabulary/identity';
import { RouteMatch } from '../vocabulary/route-match';

/** What the programs that own the other ends of a call owe. */
export function contractOf(call: CallIntent): string[] {
  const source = `${call.source.namespace.name}/${call.source.name}`;
  const destination = `${call.destination.namespace.name}/${call.destination.name}`;
  const identity = new Identity(call.source.namespace.mesh.trustDomain, call.source.namespace.name, call.source.workload.serviceAccount);
  return [
    ...call.destination.owned ? [] : [`${destination} must accept ${requestsOf(call.routes)} on port ${call.port.number} from ${source} (${identity.spiffeId})`],
    ...call.source.owned ? [] : [`${source} must run as ${identity.spiffeId} and may reach ${destination} on port ${call.port.number}`],
  ];
}

function requestsOf(routes: RouteMatch[]): string {
  if (routes.length === 0) return 'every request';
  return routes.map(route => `${route.method ?? ''} ${route.exactPath ?? `${route.pathPrefix ?? '/'}…`}`.trim()).join(', ');
}
