import { featuresOfCall } from './asked-features';
import { CallOptions } from '../call';
import { PortIntent } from '../intent';
import { CallNode } from './graph/call-node';
import { Declaration } from './graph/declaration';
import { ServiceNode } from './graph/service-node';
import { MeshState } from './mesh-state';
import { PortProtocol } from '../vocabulary/port';
import { RetryCondition, wholeMillis } from '../vocabulary/retry-policy';
import { RouteKind, RouteMatch, routeMatchKey } from '../vocabulary/route-match';

const KINDS_OF: Partial<Record<PortProtocol, RouteKind>> = {
  [PortProtocol.HTTP]: RouteKind.HTTP, [PortProtocol.HTTP2]: RouteKind.HTTP, [PortProtocol.GRPC]: RouteKind.GRPC,
};

const HTTP_CONDITIONS = [RetryCondition.GATEWAY_ERROR, RetryCondition.SERVER_ERROR];
const GRPC_CONDITIONS = [
  RetryCondition.GRPC_CANCELLED, RetryCondition.GRPC_DEADLINE_EXCEEDED, RetryCondition.GRPC_INTERNAL, RetryCondition.GRPC_RESOURCE_EXHAUSTED,
];

/** What a message calls a call; made for messages only. */
type Words = () => string;

/** Adds a call to the graph; throws where the rules do not fit the destination. */
export function declareCall(
  mesh: MeshState, source: ServiceNode, destination: ServiceNode, options: CallOptions, declaration: Declaration,
): CallNode {
  const ends = () => `call from '${nameOf(source)}' to '${nameOf(destination)}'`;
  const port = portOf(destination, options.port, ends);
  const routes = uniqueRoutes((options.routes ?? []).flatMap(route => route.matches)).map(route => mesh.graph.theSame(route));
  requireFittingRoutes(routes, port, ends);
  requireRequests(options, port, ends);
  requireFittingConditions(options, port, ends);
  const rules = {
    routes,
    timeoutMillis: options.timeout && wholeMillis(`timeout of ${ends()}`, options.timeout),
    retries: options.retries,
    circuitBreaker: options.circuitBreaker,
  };
  const features = mesh.graph.theSameFeatures(featuresOfCall(rules, destination));
  const call = new CallNode(source, destination, port, routes, features, rules.timeoutMillis, rules.retries, rules.circuitBreaker, declaration);
  mesh.graph.addCall(call);
  return call;
}

function portOf(destination: ServiceNode, number: number | undefined, ends: Words): PortIntent {
  if (number === undefined && destination.ports.length === 1) return destination.ports[0];
  const found = destination.ports.find(port => port.number === number);
  if (found) return found;
  const known = destination.ports.map(port => `${port.number} (${port.protocol})`).join(', ') || 'none';
  if (number === undefined) throw new Error(`port of ${ends()} must be named where the destination has not exactly one, got none, declared: ${known}`);
  throw new Error(`port of ${ends()} must be a declared port of the destination, got: ${number}, declared: ${known}`);
}

function uniqueRoutes(routes: RouteMatch[]): RouteMatch[] {
  if (routes.length < 2) return routes;
  const byKey = new Map(routes.map(route => [routeMatchKey(route), route]));
  return [...byKey.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, route]) => route);
}

function requireFittingRoutes(routes: RouteMatch[], port: PortIntent, ends: Words): void {
  const misfit = routes.find(route => route.kind !== KINDS_OF[port.protocol]);
  if (!misfit) return;
  throw new Error(`routes of ${ends()} must fit port ${port.number}, which speaks ${port.protocol}, got: ${misfit.kind === RouteKind.GRPC ? 'a gRPC' : 'an HTTP'} route`);
}

function requireRequests(options: CallOptions, port: PortIntent, ends: Words): void {
  if (KINDS_OF[port.protocol]) return;
  const asked = options.timeout ? 'timeout' : options.retries && 'retries';
  if (!asked) return;
  throw new Error(`${asked} of ${ends()} must be left out: port ${port.number} speaks ${port.protocol}, in which requests cannot be told apart`);
}

/** HTTP statuses say nothing of gRPC, which answers failures with status 200, and the other way round. */
function requireFittingConditions(options: CallOptions, port: PortIntent, ends: Words): void {
  const foreign = port.protocol === PortProtocol.GRPC ? HTTP_CONDITIONS : GRPC_CONDITIONS;
  const misfit = options.retries?.conditions.find(condition => foreign.includes(condition));
  if (!misfit) return;
  throw new Error(`retry conditions of ${ends()} must fit port ${port.number}, which speaks ${port.protocol}, got: '${misfit}'`);
}

function nameOf({ namespace, name }: ServiceNode): string {
  return `${namespace.name}/${name}`;
}
