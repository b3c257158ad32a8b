import { secondsOf } from './destination-rule';
import { PortProtocol } from '../../../vocabulary/port';
import { RetryCondition, RetryPolicy } from '../../../vocabulary/retry-policy';

const NOT_REACHED = ['connect-failure', 'refused-stream'];

const HTTP_CONDITIONS: Partial<Record<RetryCondition, string[]>> = {
  [RetryCondition.UNAVAILABLE]: ['503'],
  [RetryCondition.GATEWAY_ERROR]: ['gateway-error'],
  [RetryCondition.SERVER_ERROR]: ['5xx'],
};

const GRPC_CONDITIONS: Partial<Record<RetryCondition, string[]>> = {
  [RetryCondition.UNAVAILABLE]: ['unavailable'],
  [RetryCondition.GRPC_CANCELLED]: ['cancelled'],
  [RetryCondition.GRPC_DEADLINE_EXCEEDED]: ['deadline-exceeded'],
  [RetryCondition.GRPC_INTERNAL]: ['internal'],
  [RetryCondition.GRPC_RESOURCE_EXHAUSTED]: ['resource-exhausted'],
};

const STATUS_CODES: Partial<Record<RetryCondition, number[]>> = {
  [RetryCondition.UNAVAILABLE]: [503],
  [RetryCondition.GATEWAY_ERROR]: [502, 503, 504],
  [RetryCondition.SERVER_ERROR]: [500, 501, 502, 503, 504, 505, 507, 508, 511],
};

/** Retries of a VirtualService's route: always said, and nothing beside `attempts: 0`. */
export function retryOf(retries: RetryPolicy | undefined, protocol: PortProtocol): any {
  return retryOn(retries, protocol === PortProtocol.GRPC ? [GRPC_CONDITIONS] : [HTTP_CONDITIONS]);
}

/** Retries of the whole mesh, whatever is spoken. */
export function meshRetryOf(retries: RetryPolicy): any {
  return retryOn(retries, [HTTP_CONDITIONS, GRPC_CONDITIONS]);
}

function retryOn(retries: RetryPolicy | undefined, names: Partial<Record<RetryCondition, string[]>>[]): any {
  if (!retries || retries.attempts === 0) return { attempts: 0 };
  return {
    attempts: retries.attempts,
    perTryTimeout: retries.perTryTimeoutMillis === undefined ? undefined : secondsOf(retries.perTryTimeoutMillis),
    retryOn: [...NOT_REACHED, ...retries.conditions.flatMap(condition => names.flatMap(each => each[condition] ?? []))].join(','),
  };
}

/** Status codes that an HTTPRoute repeats on, besides no connection, UNAVAILABLE and CANCELLED, which it always does. */
export function retryCodesOf(retries: RetryPolicy): number[] {
  return [...new Set(retries.conditions.flatMap(condition => STATUS_CODES[condition] ?? []))].sort((a, b) => a - b);
}
