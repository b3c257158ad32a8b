import { Peer } from './evaluator';

/** A port of a Service. */
export interface RoutedService {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** One request, or one connection where the port carries no requests, on its way to a Service. */
export interface RoutedRequest {
  /** Who asks. */
  readonly source: Pick<Peer, 'namespace' | 'labels' | 'meshed'>;
  /** Which Service is asked. */
  readonly service: RoutedService;
  /** HTTP method; none where the connection carries no HTTP. */
  readonly method?: string;
  /** HTTP path without query; '/package.Service/Method' for gRPC. */
  readonly path?: string;
  /** HTTP headers by lower-case name; all cookies in one `cookie`. */
  readonly headers?: { [name: string]: string };
}

/** Which rule of which object decided. */
export interface RoutingRule {
  /** `Kind namespace/name`. */
  readonly object: string;
  /** Position in the list of rules of the object. */
  readonly index: number;
}

/** A header that a route puts on responses. */
export interface ResponseHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** A backend with its share; those without a share are not told. */
export interface RoutedBackend {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
  /** Part of the Service, where the data plane knows parts. */
  readonly subset?: string;
  /** Labels that pods of the subset have beyond the selector of the Service. */
  readonly podLabels?: { [key: string]: string };
  /** Between 0 and 1; all of a routing are 1 together. */
  readonly share: number;
  /** By name; none if the route puts none. */
  readonly responseHeaders?: ResponseHeader[];
  /** There is no such Service, port or subset. */
  readonly missing?: boolean;
  /** What requests get that are sent to a missing backend; none if the connection is closed. */
  readonly status?: number;
}

/** Who gets copies. */
export interface RoutedMirror {
  readonly service: string;
  readonly namespace: string;
  readonly subset?: string;
  readonly percent: number;
  readonly missing?: boolean;
}

/** Where a data plane sends a request, and under which policy. */
export interface Routing {
  /** Whether the request is sent to backends, or answered by the data plane. */
  readonly kind: 'routed' | 'refused';
  /** HTTP status of a refusal; none if the connection is closed. */
  readonly status?: number;
  /** In a few words why it was refused. */
  readonly reason?: string;
  /** The rule that decided; none if no rule did. */
  readonly rule?: RoutingRule;
  /** How many rules match with equal precedence, so that age or order decides if there is more than one. */
  readonly matching: number;
  readonly backends: RoutedBackend[];
  readonly mirrors: RoutedMirror[];
  /** Milliseconds by what they limit; none if nothing is limited. */
  readonly timeout?: { [limit: string]: number };
  /** What the data plane retries, in a form of its own in which equal policies are equal. */
  readonly retries?: any;
  /** No route applies: the request goes to the Service that was asked. */
  readonly bypassed?: boolean;
  /** Objects that name the Service but can't be converted, with the reason: in force is at best what they said before. */
  readonly unconverted?: string[];
}

/** Says where a data plane sends a request, given Kubernetes objects, written from its documented and measured behaviour. */
export interface IRouter {
  /**
   * Routes a request.
   *
   * @throws if a route uses what the router does not know, rather than guess
   */
  route(objects: any[], request: RoutedRequest): Routing;
}

/** What is common to requests that go to the Service that was asked. */
export function bypassing({ service }: RoutedRequest, policy: Pick<Routing, 'timeout' | 'retries' | 'unconverted'> = {}): Routing {
  const backend = { service: service.name, namespace: service.namespace, port: service.port, share: 1 };
  return { kind: 'routed', matching: 0, backends: [backend], mirrors: [], bypassed: true, ...policy };
}

/** What is common to requests that reach nobody. */
export function refusing(reason: string, status?: number, decided: Partial<Pick<Routing, 'rule' | 'matching' | 'unconverted'>> = {}): Routing {
  return { kind: 'refused', reason, ...status !== undefined && { status }, matching: 0, backends: [], mirrors: [], ...decided };
}

/** Refuses objects that say what a router does not know. */
export function expectOnly(known: string[], given: any, where: string): void {
  const unknown = Object.keys(given).filter(key => !known.includes(key));
  if (unknown.length > 0) throw new Error(`${where}: the router does not know ${unknown.join(', ')}`);
}

/** `Kind namespace/name`. */
export function nameOf({ kind, metadata }: any): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}
