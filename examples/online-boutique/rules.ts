import { Duration } from 'cdk8s';
import { CallOptions, CircuitBreaker, RetryPolicy, Route } from '../../src';

/** Endpoints that fail five times in a row are taken out. */
const BREAKER = CircuitBreaker.afterConsecutiveFailures(5);

/** Calls that only read may be repeated. */
export function grpcReads(service: string, ...methods: string[]): CallOptions {
  return {
    routes: methods.map(method => Route.grpc(service, method)),
    timeout: Duration.seconds(2),
    retries: RetryPolicy.onUnavailable({ attempts: 2, perTryTimeout: Duration.millis(600) }),
    circuitBreaker: BREAKER,
  };
}

/** Calls that change something are never repeated. */
export function grpcWrites(service: string, ...methods: string[]): CallOptions {
  return { routes: methods.map(method => Route.grpc(service, method)), timeout: Duration.seconds(5), circuitBreaker: BREAKER };
}
