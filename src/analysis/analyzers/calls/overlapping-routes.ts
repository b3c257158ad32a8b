import { catchAllOf, hasRequests } from '../../../targets/gateway-api/resilience-rules';
import { overlapsTooMuch } from '../../../targets/gateway-api/route-lattice';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';
import { portsByContainer } from '../../route-ambiguity';

/** Routes of a port must not overlap in so many ways that a route for each would drown the mesh. */
export const overlappingRoutes: Analyzer = ({ mesh }) => mesh.graph.services.filter(service => service.owned).flatMap(service =>
  portsByContainer(service).filter(hasRequests).flatMap(port => {
    const matches = service.inbound.filter(call => call.port.targetPort === port.targetPort).flatMap(call => call.routes);
    if (matches.every(({ headers }) => headers.length === 0) || !overlapsTooMuch([...matches, catchAllOf(port)])) return [];
    return [findingOf(CATALOG.overlappingRoutes, service.declaration.path,
      `routes of calls to '${nameOf(service)}' port ${port.number} must overlap in few ways, got: ${matches.length} routes whose headers combine in too many, `
      + 'expected: routes that differ in path or method, or in the value of one header')];
  }));
