import { PortProtocol } from '../../../vocabulary/port';
import { RouteKind, RouteMatch, routeInWords } from '../../../vocabulary/route-match';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

const IDEMPOTENT = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'];

/** Only idempotent HTTP requests should be repeated; of gRPC methods nobody but their author knows. */
export const unsafeRetries: Analyzer = ({ mesh }) => mesh.graph.calls.flatMap(call => {
  if (!call.retries || call.retries.attempts === 0 || call.port.protocol === PortProtocol.GRPC) return [];
  const unsafe = call.routes.length === 0 ? ['every request'] : call.routes.filter(isUnsafe).map(routeInWords);
  if (unsafe.length === 0) return [];
  return [findingOf(CATALOG.unsafeRetries, call.declaration.path,
    `retries of ${callName(call)} should cover idempotent methods only (${IDEMPOTENT.join(', ')}), got: ${unsafe.join(', ')}`)];
});

function isUnsafe(route: RouteMatch): boolean {
  return route.kind === RouteKind.HTTP && (route.method === undefined || !IDEMPOTENT.includes(route.method));
}
