import { HeaderRequirement, RouteMatch } from '../../vocabulary/route-match';

/** A match of an HTTPRoute; gRPC is matched by its path. */
export function httpRouteMatch(match: RouteMatch): any {
  return {
    path: match.exactPath !== undefined ? { type: 'Exact', value: match.exactPath } : { type: 'PathPrefix', value: match.pathPrefix ?? '/' },
    method: match.method,
    headers: headersOf(match.headers),
  };
}

/** A match of a GRPCRoute; every request is matched by no match at all. */
export function grpcRouteMatch(match: RouteMatch): any {
  return {
    method: match.grpcService && { type: 'Exact', service: match.grpcService, method: match.grpcMethod },
    headers: headersOf(match.headers),
  };
}

function headersOf(headers: HeaderRequirement[]): any[] | undefined {
  if (headers.length === 0) return undefined;
  return headers.map(({ name, value, pattern }) => value === undefined
    ? { type: 'RegularExpression', name, value: pattern ?? '.*' }
    : { type: 'Exact', name, value });
}
