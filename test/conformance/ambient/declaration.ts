import { RolloutPhase } from '../../../src';
import { CallIntent, PortIntent, ServiceIntent } from '../../../src/intent';
import { PortProtocol } from '../../../src/vocabulary/port';
import { HeaderRequirement, RouteKind, RouteMatch } from '../../../src/vocabulary/route-match';

/** A service account: `shop/web`. */
export type Account = string;

/** A request, or a connection where the port carries no requests. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { [name: string]: string };
}

/** Who nobody has declared: of another namespace, and there by the name of one who is declared. */
export const STRANGER: Account = 'elsewhere/stranger';

export const GRPC_PATH = '/some.Other/Method';

/** The account that the pods of a service run as. */
export function accountOf({ namespace, workload }: Pick<ServiceIntent, 'namespace' | 'workload'>): Account {
  return `${namespace.name}/${workload.serviceAccount}`;
}

/** Every account of a program that has an identity, a stranger, and an impostor: the name of one who calls, in another namespace. */
export function accountsOf(services: ServiceIntent[]): Account[] {
  const known = services.filter(({ enrolled }) => enrolled).map(accountOf);
  return [...new Set([...known, STRANGER, ...known.slice(0, 1).map(account => `elsewhere/${account.split('/')[1]}`)])];
}

/** Whether requests can be told apart on a port. */
export function hasRequests({ protocol }: PortIntent): boolean {
  return [PortProtocol.HTTP, PortProtocol.HTTP2, PortProtocol.GRPC].includes(protocol);
}

/** Calls of a source to a port that declare a request; a connection is declared by any call. */
export function declaring(service: ServiceIntent, port: PortIntent, source: Account, asked?: Asked): CallIntent[] {
  return service.inbound.filter(call => call.port.number === port.number && call.authenticated && accountOf(call.source) === source
    && (!asked || !hasRequests(port) || call.routes.length === 0 || call.routes.some(match => matches(match, asked))));
}

/** Whether policies refuse what is not declared. */
export function enforces({ namespace: { phase } }: ServiceIntent): boolean {
  return phase === RolloutPhase.STRICT;
}

/** What a route covers, said plainly. */
export function matches(match: RouteMatch, { method, path = '', headers = {} }: Asked): boolean {
  const prefix = match.pathPrefix ?? '/';
  const below = prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
  return (match.exactPath === undefined ? below : path === match.exactPath)
    && (match.kind === RouteKind.GRPC || match.method === undefined || match.method === method)
    && match.headers.every(header => headerMatches(header, headers));
}

/** Whether a request has a header with the value, the pattern, or at all. */
export function headerMatches({ name, value, pattern }: HeaderRequirement, headers: { [name: string]: string }): boolean {
  const given = headers[name.toLowerCase()];
  if (given === undefined) return false;
  return pattern === undefined ? value === undefined || given === value : new RegExp(`^(?:${pattern})$`).test(given);
}

/** Requests of all kinds at a port: each that a route covers, those next to it, and others. */
export function samplesAt(service: ServiceIntent, port: PortIntent): Asked[] {
  if (!hasRequests(port)) return [{}];
  const routes = service.inbound.filter(call => call.port.number === port.number).flatMap(call => call.routes);
  const isGrpc = port.protocol === PortProtocol.GRPC;
  const others: Asked[] = isGrpc ? [{ method: 'POST', path: GRPC_PATH }] : [{ method: 'GET', path: '/' }, { method: 'POST', path: '/other' }];
  const all = [...routes.flatMap(route => around(route, isGrpc)), ...others];
  return [...new Map(all.map(asked => [JSON.stringify(asked), asked])).values()];
}

/** What a route covers, and what it does not: another method, another path, and no headers. */
function around(match: RouteMatch, isGrpc: boolean): Asked[] {
  const prefix = match.pathPrefix === undefined || match.pathPrefix === '/' ? '' : match.pathPrefix;
  const path = match.exactPath ?? (prefix || '/');
  const method = isGrpc ? 'POST' : match.method ?? 'GET';
  const headers = Object.fromEntries(match.headers.map(({ name, value }) => [name.toLowerCase(), value ?? 'any']));
  const all: Asked[] = [
    ...match.exactPath === undefined && isGrpc ? [] : [{ method, path, headers }],
    { method, path: match.exactPath === undefined ? `${prefix}/Below` : `${path}Beside`, headers },
    ...isGrpc ? [] : [{ method: 'DELETE', path, headers }],
    { method, path: `${path}beside`, headers },
  ];
  return match.headers.length > 0 ? [...all, { method, path, headers: {} }] : all;
}
