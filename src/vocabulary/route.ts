import { HeaderMatch } from './header-match';
import { PathMatch } from './path-match';
import { RouteKind, RouteMatch } from './route-match';

/** Methods of HTTP requests. */
export enum HttpMethod {
  /** Safe and idempotent. */
  GET = 'GET',
  /** Safe and idempotent. */
  HEAD = 'HEAD',
  /** Neither safe nor idempotent. */
  POST = 'POST',
  /** Idempotent. */
  PUT = 'PUT',
  /** Idempotent. */
  DELETE = 'DELETE',
  /** Neither safe nor idempotent. */
  PATCH = 'PATCH',
  /** Safe and idempotent. */
  OPTIONS = 'OPTIONS',
}

/** Which HTTP requests a route covers; what is left out is not restricted. */
export interface HttpRouteOptions {
  /**
   * Methods.
   * @default - every method
   */
  readonly methods?: HttpMethod[];
  /**
   * Path.
   * @default - every path
   */
  readonly path?: PathMatch;
  /**
   * Headers, all of which a request must have.
   * @default - none
   */
  readonly headers?: HeaderMatch[];
}

/** Which gRPC requests a route covers, besides service and method. */
export interface GrpcRouteOptions {
  /**
   * Headers (metadata), all of which a request must have.
   * @default - none
   */
  readonly headers?: HeaderMatch[];
}

const GRPC_SERVICE = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const GRPC_METHOD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Defines requests that a source may make: HTTP by method, path and headers, or gRPC by service and method.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export class Route {
  /**
   * HTTP requests.
   * @param options methods, path and headers; without any, every request
   */
  public static http(options: HttpRouteOptions = {}): Route {
    const headers = sortedHeaders(options.headers);
    if (options.methods?.length === 0) throw new Error('methods of a route must not be empty: leave them out to allow every method');
    const methods = options.methods ? [...new Set(options.methods)].sort() : [undefined];
    return new Route(methods.map(method => ({
      kind: RouteKind.HTTP, method, exactPath: options.path?.exactPath, pathPrefix: options.path?.pathPrefix, headers,
    })));
  }

  /**
   * HTTP GET requests, which can be repeated safely.
   * @param path path
   */
  public static get(path: PathMatch): Route {
    return Route.http({ methods: [HttpMethod.GET], path });
  }

  /**
   * gRPC requests.
   * @param service full name of the service with its package: 'shop.Catalog'
   * @param method name of the method; none covers every method of the service
   * @param options headers (metadata) that a request must have
   */
  public static grpc(service: string, method?: string, options: GrpcRouteOptions = {}): Route {
    if (!GRPC_SERVICE.test(service)) throw new Error(`grpc service must be 'package.Service', got: '${service}'`);
    if (method !== undefined && !GRPC_METHOD.test(method)) throw new Error(`grpc method must be an identifier, got: '${method}'`);
    const path = method ? { exactPath: `/${service}/${method}` } : { pathPrefix: `/${service}` };
    return new Route([{ kind: RouteKind.GRPC, grpcService: service, grpcMethod: method, ...path, headers: sortedHeaders(options.headers) }]);
  }

  /** What the route matches, one method each. */
  public readonly matches: RouteMatch[];

  private constructor(matches: RouteMatch[]) {
    this.matches = matches;
  }
}

function sortedHeaders(given: HeaderMatch[] = []): HeaderMatch[] {
  const headers = [...given].sort((a, b) => a.name < b.name ? -1 : 1);
  const twice = headers.find((header, i) => i > 0 && headers[i - 1].name === header.name);
  if (twice) throw new Error(`headers of a route must differ by name, got twice: '${twice.name}'`);
  return headers;
}
