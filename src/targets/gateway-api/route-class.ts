import { resilienceRules, resilientCalls } from './resilience-rules';
import { PortIntent, ServiceIntent } from '../../intent';
import { RetryPolicy } from '../../vocabulary/retry-policy';

/** Timeout and retries of requests that one rule can carry. */
export interface RouteClass {
  readonly timeoutMillis?: number;
  readonly retries?: RetryPolicy;
}

/** The different things that are said of the timeouts and retries of one port's requests; one where all are treated alike. */
export function routeClassesOf(service: ServiceIntent, port: PortIntent): RouteClass[] {
  const resilient = resilientCalls(service, port);
  const silent = service.inbound.some(call => call.port.number === port.number && !resilient.includes(call));
  const rules: RouteClass[] = [...resilienceRules(resilient, port), ...silent ? [{}] : []];
  const classes = rules.map(({ timeoutMillis, retries }) => ({ timeoutMillis, retries }));
  return [...new Map(classes.map(each => [JSON.stringify(each), each])).values()];
}

/** What is said of all requests of the first port alike; nothing where more than one thing is said. */
export function singleRouteClass(service: ServiceIntent): RouteClass {
  const classes = routeClassesOf(service, service.ports[0]);
  return classes.length === 1 ? classes[0] : {};
}
