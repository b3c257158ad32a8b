import { PortIntent, ServiceIntent } from '../intent';
import { CallNode } from '../private/graph/call-node';
import { ServiceNode } from '../private/graph/service-node';
import { catchAllOf, hasRequests, isResilient } from '../targets/gateway-api/resilience-rules';
import { closeUnderIntersection, coverageIndex } from '../targets/gateway-api/route-lattice';
import { RouteMatch, routeMatchKey } from '../vocabulary/route-match';

/** What one source says of the requests of one match; nothing where it leaves timeout and retries open. */
export interface SourceOpinion {
  readonly call: CallNode;
  readonly timeout?: string;
  readonly retries?: string;
}

/** Requests of one match, and what each source that may make them says. */
export interface MatchOpinions {
  readonly match: RouteMatch;
  readonly opinions: SourceOpinion[];
}

/** What the sources of a service say of its requests, where any of them says something. */
export function opinionsOn(service: ServiceNode): MatchOpinions[] {
  return service.ports.filter(hasRequests).flatMap(port => opinionsOnPort(service, port));
}

/** Requests of which two sources say different things. */
export function sourceConflicts(service: ServiceNode): MatchOpinions[] {
  return opinionsOn(service).filter(({ opinions }) =>
    differ(opinions.map(({ timeout }) => timeout)) || differ(opinions.map(({ retries }) => retries)));
}

function opinionsOnPort(service: ServiceNode, port: PortIntent): MatchOpinions[] {
  const calls = service.inbound.filter(call => call.port.number === port.number);
  if (!calls.some(isResilient)) return [];
  const declared = calls.flatMap(call => (call.routes.length > 0 ? call.routes : [catchAllOf(port)]).map(match => ({ match, call })));
  const around = coverageIndex(declared);
  return closeUnderIntersection(uniqueMatches(declared)).map(match => ({ match, opinions: strongestBySource(around(match)) }));
}

function uniqueMatches(declared: { match: RouteMatch }[]): RouteMatch[] {
  return [...new Map(declared.map(({ match }) => [routeMatchKey(match), match])).values()];
}

/** Of each source, what its most specific call says. */
function strongestBySource(covering: { call: CallNode }[]): SourceOpinion[] {
  const bySource = new Map<ServiceIntent, SourceOpinion>();
  for (const { call } of covering) {
    const known = bySource.get(call.source);
    bySource.set(call.source, {
      call: known?.call ?? call,
      timeout: known?.timeout ?? call.timeoutMillis?.toString(),
      retries: known?.retries ?? (call.retries && JSON.stringify(call.retries)),
    });
  }
  return [...bySource.values()];
}

function differ(values: (string | undefined)[]): boolean {
  return new Set(values.filter(value => value !== undefined)).size > 1;
}
