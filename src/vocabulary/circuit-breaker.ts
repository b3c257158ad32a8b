import { Duration } from 'cdk8s';
import { requireInteger } from './names';
import { wholeMillis } from './retry-policy';

/** When endpoints are taken out, and how many connections are opened. */
export interface CircuitBreakerOptions {
  /**
   * Failures in a row (HTTP 5xx, or no connection) after which an endpoint is taken out, 1 to 1000.
   * @default - endpoints are not taken out
   */
  readonly consecutiveFailures?: number;
  /**
   * How long an endpoint is out the first time.
   * @default - the default of the mesh
   */
  readonly ejectionTime?: Duration;
  /**
   * Share of the endpoints that may be out at a time, in percent, 1 to 100; less than one endpoint is none.
   * @default 100
   */
  readonly maxEjectedPercent?: number;
  /**
   * Connections to the destination from each source pod, at most.
   * @default - not limited
   */
  readonly maxConnections?: number;
  /**
   * Requests that wait for a connection in each source pod, at most.
   * @default - not limited
   */
  readonly maxPendingRequests?: number;
}

/**
 * Defines how a destination is guarded from overload, and its sources from failing endpoints.
 *
 * It belongs to the destination: all that call one service must declare the same.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/
 */
export class CircuitBreaker {
  /**
   * Takes an endpoint out after failures in a row.
   * @param failures failures in a row, 1 to 1000
   */
  public static afterConsecutiveFailures(failures: number): CircuitBreaker {
    return CircuitBreaker.of({ consecutiveFailures: failures });
  }

  /**
   * Takes endpoints out, or limits connections, as given.
   * @param options at least consecutiveFailures, maxConnections or maxPendingRequests
   */
  public static of(options: CircuitBreakerOptions): CircuitBreaker {
    return new CircuitBreaker(options);
  }

  /** Failures in a row after which an endpoint is taken out. */
  public readonly consecutiveFailures?: number;
  /** How long an endpoint is out the first time, in milliseconds. */
  public readonly ejectionTimeMillis?: number;
  /** Share of the endpoints that may be out at a time, in percent. */
  public readonly maxEjectedPercent?: number;
  /** Connections from each source pod, at most. */
  public readonly maxConnections?: number;
  /** Requests that wait in each source pod, at most. */
  public readonly maxPendingRequests?: number;

  private constructor(options: CircuitBreakerOptions) {
    const { consecutiveFailures, ejectionTime, maxEjectedPercent, maxConnections, maxPendingRequests } = options;
    if (consecutiveFailures === undefined && maxConnections === undefined && maxPendingRequests === undefined) {
      throw new Error('circuit breaker must have consecutiveFailures, maxConnections or maxPendingRequests, got none of them');
    }
    if (consecutiveFailures === undefined && (ejectionTime !== undefined || maxEjectedPercent !== undefined)) {
      throw new Error('ejectionTime and maxEjectedPercent of a circuit breaker need consecutiveFailures, got none');
    }
    if (consecutiveFailures !== undefined) requireInteger('consecutiveFailures', consecutiveFailures, 1, 1000);
    if (maxEjectedPercent !== undefined) requireInteger('maxEjectedPercent', maxEjectedPercent, 1, 100);
    if (maxConnections !== undefined) requireInteger('maxConnections', maxConnections, 1, 2147483647);
    if (maxPendingRequests !== undefined) requireInteger('maxPendingRequests', maxPendingRequests, 1, 2147483647);
    this.consecutiveFailures = consecutiveFailures;
    this.ejectionTimeMillis = ejectionTime && wholeMillis('ejectionTime', ejectionTime);
    this.maxEjectedPercent = maxEjectedPercent;
    this.maxConnections = maxConnections;
    this.maxPendingRequests = maxPendingRequests;
  }
}
