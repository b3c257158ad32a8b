import { ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { singleUnitDuration } from '../gateway-api/duration';

const ACCRUAL = 'balancer.linkerd.io/failure-accrual';
const DEFAULT_MAX_PENALTY = 60000;

/**
 * Circuit breaking of all clients of a service, on the Service that they call.
 *
 * ```yaml
 * balancer.linkerd.io/failure-accrual: consecutive
 * balancer.linkerd.io/failure-accrual-consecutive-max-failures: '5'
 * ```
 * @see https://linkerd.io/2/reference/circuit-breaking/
 */
export function circuitBreakerMarks(service: ServiceIntent): { [key: string]: string } {
  const { consecutiveFailures, ejectionTimeMillis } = service.circuitBreaker ?? {};
  if (consecutiveFailures === undefined || service.headless || service.namespace.phase === RolloutPhase.DISABLED) return {};
  return {
    [ACCRUAL]: 'consecutive',
    [`${ACCRUAL}-consecutive-max-failures`]: String(consecutiveFailures),
    ...ejectionTimeMillis !== undefined && {
      [`${ACCRUAL}-consecutive-min-penalty`]: singleUnitDuration(ejectionTimeMillis),
      [`${ACCRUAL}-consecutive-max-penalty`]: singleUnitDuration(Math.max(ejectionTimeMillis, DEFAULT_MAX_PENALTY)),
    },
  };
}
