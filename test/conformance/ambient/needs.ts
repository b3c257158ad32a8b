import { hasRequests } from './declaration';
import { RolloutPhase } from '../../../src';
import { ServiceIntent } from '../../../src/intent';

/** Name of the waypoint of each namespace. */
export const WAYPOINT = 'waypoint';

/** Whether something is declared of a service that only a waypoint can do: rules about requests, a release, or what guards it. */
export function needsWaypoint({ enrolled, headless, ports, release, circuitBreaker, inbound, namespace }: ServiceIntent): boolean {
  const asks = inbound.some(({ port, routes, timeoutMillis, retries }) =>
    hasRequests(port) && (routes.length > 0 || timeoutMillis !== undefined || (retries?.attempts ?? 0) > 0));
  const reachable = enrolled && !headless && ports.length > 0 && namespace.phase !== RolloutPhase.DISABLED;
  return reachable && (asks || release !== undefined || circuitBreaker !== undefined);
}

/** A service by its own name and, while it is released, by the names of its versions. */
export function namesOf({ name, release }: ServiceIntent): string[] {
  return [name, ...(release?.tracks ?? []).map(track => track.name)];
}
