import { CircuitBreaker } from '../vocabulary/circuit-breaker';
import { RolloutPhase } from '../vocabulary/phase';
import { RetryPolicy } from '../vocabulary/retry-policy';

/** What a platform repository declares for the whole mesh. */
export interface MeshDefaultsIntent {
  /** Phase of strict mTLS for namespaces that say nothing. */
  readonly phase: RolloutPhase;
  /** Whether proxies may connect to hosts that the mesh does not know. */
  readonly allowUnknownHosts: boolean;
  /** Whether paths are normalized before they are compared with policies. */
  readonly normalizePaths: boolean;
  /** When a failed request is repeated of which no call says anything. */
  readonly retries: RetryPolicy;
  /**
   * What guards services that say nothing.
   * @default - nothing
   */
  readonly circuitBreaker?: CircuitBreaker;
}
