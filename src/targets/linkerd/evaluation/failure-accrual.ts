import { durationOf } from './outbound-resilience';

/** When a proxy takes an endpoint of a Service out: after how many failures in a row, and for how many milliseconds. */
export interface FailureAccrual {
  readonly maxFailures: number;
  readonly minPenalty: number;
  readonly maxPenalty: number;
  readonly jitterRatio: number;
}

const KEY = 'balancer.linkerd.io/failure-accrual';

/**
 * Failure accrual of a Service, which counts where requests are sent to it by name, even to versions of it. One value that can't be read takes
 * all of it away.
 */
export function failureAccrualOf({ metadata: { annotations = {} } }: any): FailureAccrual | undefined {
  if (annotations[KEY] !== 'consecutive') return undefined;
  const said = (name: string, otherwise: string): string => annotations[`${KEY}-consecutive-${name}`] ?? otherwise;
  try {
    return {
      maxFailures: integer(said('max-failures', '7')),
      minPenalty: durationOf(said('min-penalty', '1s')),
      maxPenalty: durationOf(said('max-penalty', '1m')),
      jitterRatio: Number(said('jitter-ratio', '0.5')),
    };
  } catch {
    return undefined;
  }
}

function integer(said: string): number {
  if (!/^\d+$/.test(said)) throw new Error(`number ${said}`);
  return Number(said);
}
