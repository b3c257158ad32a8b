import { ServiceNode } from '../../../private/graph/service-node';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** A request has each header once: a route that is told by a header cannot be told further by the same one. */
export const indistinctRequests: Analyzer = ({ mesh }) => mesh.graph.services.flatMap(service => {
  const told = headersOfRoutes(service);
  return [...new Set(headersOfVersions(service))].filter(name => told.has(name)).map(name =>
    findingOf(CATALOG.indistinctRequests, service.released!.declaration.path,
      `requests that tell the versions of '${nameOf(service)}' must have a header of their own, got: '${name}', by which routes of calls to the service are told`));
});

function headersOfVersions({ released }: ServiceNode): string[] {
  if (!released) return [];
  const { preview, strategy, affinity } = released.spec;
  return [...[...preview ? [preview] : [], ...strategy.match].flatMap(({ headers }) => headers.map(({ name }) => name)), ...affinity ? ['cookie'] : []];
}

function headersOfRoutes({ inbound }: ServiceNode): Set<string> {
  return new Set(inbound.flatMap(call => call.routes.flatMap(route => route.headers.map(header => header.name))));
}
