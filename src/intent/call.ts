import { PortIntent, ServiceIntent } from './service';
import { CircuitBreaker } from '../vocabulary/circuit-breaker';
import { Feature } from '../vocabulary/feature';
import { RetryPolicy } from '../vocabulary/retry-policy';
import { RouteMatch } from '../vocabulary/route-match';

/** One call: a source, one port of a destination, and the rules between them. */
export interface CallIntent {
  /** Who calls. */
  readonly source: ServiceIntent;
  /** Who is called. */
  readonly destination: ServiceIntent;
  /** Port of the destination. */
  readonly port: PortIntent;
  /** Whether the destination's data plane knows the source by an identity: both are in one data plane. */
  readonly authenticated: boolean;
  /** Requests that are allowed, ordered; none means every request. */
  readonly routes: RouteMatch[];
  /**
   * Limit of a request with all its tries, in milliseconds.
   * @default - nothing said
   */
  readonly timeoutMillis?: number;
  /**
   * When a failed request is repeated.
   * @default - nothing said
   */
  readonly retries?: RetryPolicy;
  /**
   * What guards the destination, where it is another repository's.
   * @default - nothing said
   */
  readonly circuitBreaker?: CircuitBreaker;
  /** What the call asks for. */
  readonly features: Feature[];
}
