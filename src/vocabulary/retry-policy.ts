import { Duration } from 'cdk8s';
import { requireInteger } from './names';

/** Failures that a request is repeated on. */
export enum RetryCondition {
  /** The destination could not be reached or refused: no connection, HTTP 503, gRPC UNAVAILABLE. */
  UNAVAILABLE = 'unavailable',
  /** HTTP 502, 503 or 504. */
  GATEWAY_ERROR = 'gateway-error',
  /** Any HTTP 5xx. */
  SERVER_ERROR = 'server-error',
  /** gRPC CANCELLED. */
  GRPC_CANCELLED = 'grpc-cancelled',
  /** gRPC DEADLINE_EXCEEDED. */
  GRPC_DEADLINE_EXCEEDED = 'grpc-deadline-exceeded',
  /** gRPC INTERNAL. */
  GRPC_INTERNAL = 'grpc-internal',
  /** gRPC RESOURCE_EXHAUSTED. */
  GRPC_RESOURCE_EXHAUSTED = 'grpc-resource-exhausted',
}

/** How often and for how long a request is repeated. */
export interface RetryOptions {
  /** Repetitions after the first try, 1 to 10. */
  readonly attempts: number;
  /**
   * Limit of each try, in whole milliseconds.
   * @default - only the timeout of the call limits a try
   */
  readonly perTryTimeout?: Duration;
}

/**
 * Defines when a failed request is repeated. Repeat only what is idempotent.
 *
 * Without a retry policy a call is not repeated, whatever the default of the mesh.
 */
export class RetryPolicy {
  /**
   * Repeats when the destination could not be reached: no connection, HTTP 503, gRPC UNAVAILABLE.
   * @param options attempts and limit of each try
   */
  public static onUnavailable(options: RetryOptions): RetryPolicy {
    return new RetryPolicy([RetryCondition.UNAVAILABLE], options.attempts, options.perTryTimeout);
  }

  /**
   * Repeats on any HTTP 5xx.
   * @param options attempts and limit of each try
   */
  public static onServerErrors(options: RetryOptions): RetryPolicy {
    return new RetryPolicy([RetryCondition.SERVER_ERROR], options.attempts, options.perTryTimeout);
  }

  /**
   * Repeats on the given conditions.
   * @param conditions at least one
   * @param options attempts and limit of each try
   */
  public static on(conditions: RetryCondition[], options: RetryOptions): RetryPolicy {
    if (conditions.length === 0) throw new Error('conditions of a retry policy must not be empty: a retry without condition repeats nothing');
    return new RetryPolicy([...new Set(conditions)].sort(), options.attempts, options.perTryTimeout);
  }

  /** Repeats nothing, and says so: another source's policy on the same route is then a contradiction. */
  public static none(): RetryPolicy {
    return new RetryPolicy([], 0, undefined);
  }

  /** Failures that are repeated, ordered. */
  public readonly conditions: RetryCondition[];
  /** Repetitions after the first try. */
  public readonly attempts: number;
  /** Limit of each try in milliseconds; none means no limit of its own. */
  public readonly perTryTimeoutMillis?: number;

  private constructor(conditions: RetryCondition[], attempts: number, perTryTimeout?: Duration) {
    if (conditions.length > 0) requireInteger('attempts of a retry policy', attempts, 1, 10);
    this.conditions = conditions;
    this.attempts = attempts;
    this.perTryTimeoutMillis = perTryTimeout && wholeMillis('perTryTimeout', perTryTimeout);
  }
}

/** Milliseconds of a duration that must be positive and whole. */
export function wholeMillis(what: string, duration: Duration): number {
  const millis = duration.toMilliseconds({ integral: false });
  requireInteger(`${what} in milliseconds`, millis, 1, 24 * 60 * 60 * 1000);
  return millis;
}
