/** Whether requests are matched as HTTP or as gRPC. */
export enum RouteKind {
  /** By method, path and headers. */
  HTTP = 'http',
  /** By gRPC service and method. */
  GRPC = 'grpc',
}

/** A header that a request must have. */
export interface HeaderRequirement {
  /** Name in lower case. */
  readonly name: string;
  /**
   * Exact value.
   * @default - any value
   */
  readonly value?: string;
  /**
   * Regular expression (RE2) that the whole value matches; only without an exact value.
   * @default - any value
   */
  readonly pattern?: string;
}

/** Requests of one method, one path and one set of headers; all that is given must hold. */
export interface RouteMatch {
  /** Whether requests are matched as HTTP or as gRPC. */
  readonly kind: RouteKind;
  /**
   * HTTP method.
   * @default - every method
   */
  readonly method?: string;
  /**
   * Exact path; at most one of exactPath and pathPrefix is given.
   * @default - every path, or those below pathPrefix
   */
  readonly exactPath?: string;
  /**
   * The path itself and every path below it, by whole segments: '/items' covers '/items/7' and not '/itemsets'.
   * @default - every path, or exactPath
   */
  readonly pathPrefix?: string;
  /**
   * gRPC service with its package.
   * @default - not a gRPC match
   */
  readonly grpcService?: string;
  /**
   * gRPC method.
   * @default - every method of the service
   */
  readonly grpcMethod?: string;
  /** Headers, ordered by name. */
  readonly headers: HeaderRequirement[];
}

const keys = new WeakMap<RouteMatch, string>();

/** A text that is equal for equal matches, and orders them; matches do not change, so that each is asked once. */
export function routeMatchKey(match: RouteMatch): string {
  let key = keys.get(match);
  if (key === undefined) keys.set(match, key = keyOf(match));
  return key;
}

function keyOf(match: RouteMatch): string {
  const headers = match.headers.map(header => `${header.name}${header.pattern === undefined ? `=${header.value ?? '*'}` : `~${header.pattern}`}`).join('&');
  const path = match.exactPath !== undefined ? `=${match.exactPath}` : `^${match.pathPrefix ?? '/'}`;
  return `${match.kind} ${path} ${match.method ?? '*'} ${headers}`;
}

/** A match in words: 'GET /items… with x-tenant=blue'. */
export function routeInWords({ method, exactPath, pathPrefix, headers }: RouteMatch): string {
  return [
    method,
    exactPath ?? `${pathPrefix ?? '/'}…`,
    ...headers.map(({ name, value }) => `with ${name}${value === undefined ? '' : `=${value}`}`),
  ].filter(Boolean).join(' ');
}
