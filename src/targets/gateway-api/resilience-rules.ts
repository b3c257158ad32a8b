import { closeUnderIntersection, coverageIndex } from './route-lattice';
import { CallIntent, PortIntent, ServiceIntent } from '../../intent';
import { PortProtocol, speaksRequests } from '../../vocabulary/port';
import { RetryPolicy } from '../../vocabulary/retry-policy';
import { RouteKind, RouteMatch } from '../../vocabulary/route-match';

/** Timeout and retries of the requests that one match covers and no more specific one. */
export interface ResilienceRule {
  readonly match: RouteMatch;
  readonly timeoutMillis?: number;
  readonly retries?: RetryPolicy;
}

/** Whether requests can be told apart on a port. */
export function hasRequests(port: PortIntent): boolean {
  return speaksRequests(port.protocol);
}

/** The match of every request on a port. */
export function catchAllOf(port: PortIntent): RouteMatch {
  return { kind: port.protocol === PortProtocol.GRPC ? RouteKind.GRPC : RouteKind.HTTP, pathPrefix: '/', headers: [] };
}

/** Calls to a port that say something of timeouts or retries. */
export function resilientCalls(service: ServiceIntent, port: PortIntent): CallIntent[] {
  return service.inbound.filter(call => call.port.number === port.number && isResilient(call));
}

/** Whether a call says something of timeouts or retries. */
export function isResilient(call: CallIntent): boolean {
  return call.timeoutMillis !== undefined || call.retries !== undefined;
}

/**
 * What calls to one port say together, for a data plane that cannot tell their sources apart: the most specific match
 * first, a catch-all last; what a match does not say it takes from the most specific match around it that does.
 */
export function resilienceRules(calls: CallIntent[], port: PortIntent): ResilienceRule[] {
  const declared = calls.flatMap(call => matchesOf(call).map(match => ({ match, call })));
  const around = coverageIndex(declared);
  return closeUnderIntersection([...declared.map(({ match }) => match), catchAllOf(port)]).map(match => {
    const wider = around(match);
    return {
      match,
      timeoutMillis: wider.find(({ call }) => call.timeoutMillis !== undefined)?.call.timeoutMillis,
      retries: wider.find(({ call }) => call.retries !== undefined)?.call.retries,
    };
  });
}

function matchesOf(call: CallIntent): RouteMatch[] {
  return call.routes.length > 0 ? call.routes : [catchAllOf(call.port)];
}
