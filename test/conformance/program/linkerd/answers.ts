/** Who may connect: one of these clients, from one of these networks. */
export interface Authorization {
  /** What says so. */
  readonly by: string;
  /** 'anybody', 'meshed' for whoever has an identity, or identities as 'namespace/account'. */
  readonly clients: 'anybody' | 'meshed' | string[];
  /** Every address if there are none. */
  readonly networks?: string[];
}

/** A match as the API has it. */
export type Match = any;

/** Where a request goes. */
export interface AnsweredBackend {
  /** 'service.namespace:port', or what the proxy does instead. */
  readonly to: string;
  readonly weight: number;
  readonly adds?: { [header: string]: string };
}

export interface AnsweredRule {
  readonly matches?: Match[];
  readonly allow?: Authorization[];
  readonly backends?: AnsweredBackend[];
  /** As the API has them; none if there are none. */
  readonly timeouts?: { [limit: string]: string };
  readonly retry?: any;
  /** Headers that the rule puts on answers. */
  readonly adds?: { [header: string]: string };
}

export interface AnsweredRoute {
  /** 'Kind name', or 'default name'. */
  readonly route: string;
  readonly allow?: Authorization[];
  readonly rules: AnsweredRule[];
}

/** What the controller says of a port of a pod, reduced to what decides. */
export interface InboundAnswer {
  /** 'server name', or the default policy. */
  readonly by: string;
  readonly protocol: string;
  readonly allow?: Authorization[];
  /** None where the port carries no requests. */
  readonly routes?: AnsweredRoute[];
}

/** What the controller says of a Service's port, reduced to what decides. */
export interface OutboundAnswer {
  readonly protocol: string;
  readonly accrual?: any;
  /** Of requests. */
  readonly routes?: AnsweredRoute[];
  /** Of connections that carry no requests. */
  readonly connections?: AnsweredRoute[];
}

/** What the controller knows nothing of. */
export interface Refused {
  readonly refused: string;
}

export type Answer = InboundAnswer | OutboundAnswer | Refused;

/** Reads the API's JSON. */
export function inboundAnswer({ policy, refusal }: any): InboundAnswer | Refused {
  if (!policy) return { refused: refusal };
  const [protocol, said] = Object.entries<any>(policy.protocol)[0];
  const routes = said.routes ?? said.httpRoutes;
  const { kind, name } = policy.labels ?? {};
  return pruned({
    by: `${kind} ${name}`,
    protocol,
    allow: (policy.authorizations ?? []).map(authorization),
    routes: routes && routes.map(route),
  }) as InboundAnswer;
}

/** Reads the API's JSON. */
export function outboundAnswer({ policy, refusal }: any): OutboundAnswer | Refused {
  if (!policy) return { refused: refusal };
  const [protocol, said] = Object.entries<any>(policy.protocol)[0];
  if (protocol === 'opaque') return { protocol, connections: (said.routes ?? []).map(route) };
  if (protocol !== 'detect') return pruned({ protocol, accrual: said.failureAccrual, routes: (said.routes ?? []).map(route) }) as OutboundAnswer;
  const { http1, http2, opaque } = said;
  if (JSON.stringify(http1.routes) !== JSON.stringify(http2.routes)) throw new Error('the two versions of HTTP have different routes');
  const [accrual, routes, connections] = [http1.failureAccrual, (http1.routes ?? []).map(route), (opaque?.routes ?? []).map(route)];
  return pruned({ protocol, accrual, routes, connections }) as OutboundAnswer;
}

function route({ metadata, authorizations, rules }: any): AnsweredRoute {
  const { default: name, resource } = metadata;
  const allow = (authorizations ?? []).map(authorization);
  return pruned({ route: name ? `default ${name}` : `${resource.kind} ${resource.name}`, allow, rules: (rules ?? []).map(rule) }) as AnsweredRoute;
}

function rule({ matches, backends, timeouts, retry, filters }: any): AnsweredRule {
  return pruned({ matches, backends: backendsOf(backends), timeouts, retry, adds: added(filters) });
}

function backendsOf(said?: any): AnsweredBackend[] {
  const [kind, given] = Object.entries<any>(said ?? {})[0] ?? [];
  return (given?.backends ?? []).map((each: any) => {
    const { backend, filters } = kind === 'firstAvailable' ? each : each.backend;
    const weight = kind === 'firstAvailable' ? 1 : each.weight ?? 0;
    return pruned({ to: addressOf(backend, filters ?? []), weight, adds: added(filters) });
  });
}

/** A backend that fails each request is one that the controller does not know. */
function addressOf({ balancer, forward }: any, filters: any[]): string {
  if (filters.some(({ failureInjector }) => failureInjector)) return 'nobody';
  if (forward) return 'the address itself';
  return balancer.discovery.dst.path.replace('.svc.cluster.local', '');
}

function added(filters: any[] = []): { [header: string]: string } {
  return Object.fromEntries(filters.flatMap(({ responseHeaderModifier }) => responseHeaderModifier?.add?.headers ?? [])
    .map(({ name, value }: any) => [name.toLowerCase(), Buffer.from(value, 'base64').toString()]));
}

function authorization({ networks, authentication, metadata, labels }: any): Authorization {
  const name = metadata?.default ?? metadata?.resource?.name ?? labels?.name;
  const { unauthenticated, meshTLS } = authentication;
  const found = networks.map(networkOf);
  return pruned({ by: name, clients: unauthenticated ? 'anybody' : clientsOf(meshTLS), networks: found.includes('0.0.0.0/0') ? [] : found }) as Authorization;
}

function clientsOf({ unauthenticated, identities: known }: any): 'meshed' | string[] {
  const { identities = [], suffixes = [] } = known ?? {};
  if (suffixes.some(({ parts = [] }: any) => parts.length > 0)) throw new Error('identities of a part of the mesh');
  if (unauthenticated || suffixes.length > 0) return 'meshed';
  return identities.map(({ name }: any) => name.split('.serviceaccount.')[0].split('.').reverse().join('/')).sort();
}

function networkOf({ net: { ip, prefixLen = 0 }, except }: any): string {
  if (except) throw new Error('a network with exceptions');
  if (ip.ipv4 === undefined) return `ipv6/${prefixLen}`;
  const parts = [24, 16, 8, 0].map(shift => Math.floor(ip.ipv4 / 2 ** shift) % 256);
  return `${parts.join('.')}/${prefixLen}`;
}

/** Without what is empty. */
function pruned<T extends object>(given: T): T {
  const empty = (value: any) => value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(given).filter(([key, value]) => key === 'rules' || key === 'routes' && value !== undefined || !empty(value))) as T;
}
