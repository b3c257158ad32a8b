import { Bundle } from './bundles';
import { CallIntent, PortIntent, ProbeKind, ServiceIntent } from '../../../../src/intent';
import { speaksRequests } from '../../../../src/vocabulary/port';
import { RouteMatch } from '../../../../src/vocabulary/route-match';

/** What is asked of a port: a request, or a connection where there is no method. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers: { [name: string]: string };
}

const KUBELET = 'kube-probe/1.35';

/** A request in one line. */
export function lineOf({ method, path, headers }: Asked): string {
  return method === undefined ? 'connection' : [method, path, ...Object.entries(headers).sort().map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** Requests to a port of a service: declared ones, others that differ from them by little, the kubelet's; each with each set of the bundle's headers. */
export function requestsTo({ headers: sets }: Pick<Bundle, 'headers'>, service: ServiceIntent, port: PortIntent): Asked[] {
  if (!speaksRequests(port.protocol)) return [{ headers: {} }];
  const declared = service.inbound.filter(call => call.port.number === port.number).flatMap(({ routes }) => routes);
  const near = [...declared.flatMap(around), ...strangers(port)];
  const asked = near.flatMap(request => sets.map(more => ({ ...request, headers: { ...request.headers, ...more } })));
  return unique([...asked, ...probes(service, port)]);
}

/** Whether a call covers a request. */
export function covers({ routes }: CallIntent, asked: Asked): boolean {
  return routes.length === 0 || routes.some(route => matches(route, asked));
}

function matches({ method, exactPath, pathPrefix = '/', kind, headers }: RouteMatch, { method: asked, path = '', headers: got }: Asked): boolean {
  const prefix = pathPrefix === '/' ? '' : pathPrefix;
  const found = exactPath === undefined ? path === prefix || path.startsWith(`${prefix}/`) : path === exactPath;
  const said = String(kind) === 'grpc' ? 'POST' : method;
  return found && (said === undefined || said === asked)
    && headers.every(({ name, value }) => got[name] !== undefined && (value === undefined || got[name] === value));
}

/** A request that a route covers, and its neighbours: another method, a path beside and one below, no headers. */
function around({ method = 'GET', exactPath, pathPrefix = '/', kind, headers: required }: RouteMatch): Asked[] {
  const grpc = String(kind) === 'grpc';
  const headers = Object.fromEntries(required.map(({ name, value = 'x' }) => [name, value]));
  const path = exactPath ?? (grpc ? `${pathPrefix}/Some` : pathPrefix);
  const own = grpc ? 'POST' : method;
  return [
    { method: own, path, headers },
    { method: own, path: `${path}x`, headers },
    ...grpc ? [] : [{ method: own, path: `${path === '/' ? '' : path}/below`, headers }, { method: own === 'GET' ? 'POST' : 'GET', path, headers }],
    ...required.length > 0 ? [{ method: own, path, headers: {} }] : [],
  ];
}

/** Requests that nobody thinks of. */
function strangers({ protocol }: PortIntent): Asked[] {
  return String(protocol) === 'grpc' ? [{ method: 'POST', path: '/stranger.Service/Method', headers: {} }]
    : [{ method: 'GET', path: '/', headers: {} }, { method: 'DELETE', path: '/stranger', headers: {} }];
}

function probes({ workload }: ServiceIntent, { targetPort }: PortIntent): Asked[] {
  const asking = workload.probes.filter(({ port, kind }) => port === targetPort && [ProbeKind.HTTP, ProbeKind.GRPC].includes(kind));
  return asking.map(({ kind, path, userAgent }): Asked =>
    kind === ProbeKind.GRPC ? { method: 'POST', path: '/grpc.health.v1.Health/Check', headers: {} }
      : { method: 'GET', path: path ?? '/', headers: { 'user-agent': userAgent ?? KUBELET } });
}

/** Whether it is what the kubelet asks. */
export function isProbe(service: ServiceIntent, port: PortIntent, asked: Asked): boolean {
  return probes(service, port).some(probe => lineOf(probe) === lineOf(asked));
}

function unique(requests: Asked[]): Asked[] {
  return [...new Map(requests.map(request => [lineOf(request), request])).values()];
}
