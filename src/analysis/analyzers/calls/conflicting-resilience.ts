import { CallNode } from '../../../private/graph/call-node';
import { Finding } from '../../../report/finding';
import { routeMatchKey } from '../../../vocabulary/route-match';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

/** One source may declare only one timeout and one retry policy for the same requests. */
export const conflictingResilience: Analyzer = ({ mesh }) => {
  const first = new Map<string, { call: CallNode; value: string }>();
  return callsBesideOthers(mesh.graph.calls).flatMap(call => {
    const routes = call.routes.length > 0 ? call.routes.map(routeMatchKey) : ['every request'];
    return routes.flatMap(route => [
      ...check(first, call, route, 'timeout', call.timeoutMillis === undefined ? undefined : `${call.timeoutMillis} ms`),
      ...check(first, call, route, 'retries', call.retries && JSON.stringify(call.retries)),
    ]);
  });
};

/** Calls of a source to a service to which it declares several. */
function callsBesideOthers(calls: CallNode[]): CallNode[] {
  const ends = new Map<unknown, Map<unknown, number>>();
  for (const { source, destination } of calls) {
    if (!ends.has(source)) ends.set(source, new Map());
    const counts = ends.get(source)!;
    counts.set(destination, (counts.get(destination) ?? 0) + 1);
  }
  return calls.filter(({ source, destination }) => ends.get(source)!.get(destination)! > 1);
}

function check(first: Map<string, { call: CallNode; value: string }>, call: CallNode, route: string, what: string, value?: string): Finding[] {
  if (value === undefined) return [];
  const id = `${callName(call)} ${route} ${what}`;
  const known = first.get(id);
  if (!known) first.set(id, { call, value });
  if (!known || known.value === value) return [];
  return [findingOf(CATALOG.conflictingResilience, call.declaration.path,
    `${what} of ${callName(call)} for '${route}' must be declared once, got: ${known.value} at '${known.call.declaration.path}' and ${value} at '${call.declaration.path}'`)];
}
