import { millisecondsOf } from '../../../simulation/duration';

/** What a proxy retries, in a form in which equal policies are equal. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly retryOn: string[];
  readonly statusCodes: number[];
  readonly perTryTimeout?: number;
  readonly backoff?: number;
  /** Whether a retry avoids hosts that it has tried. */
  readonly otherHosts: boolean;
  readonly remoteLocalities?: boolean;
}

const BY_DEFAULT = { attempts: 2, retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes' };

/** A route that says nothing has the policy of the mesh, which is built in unless somebody sets it; no attempts are no retries. */
export function retriesOf(said: any, ofMesh: any = BY_DEFAULT): RetryPolicy | undefined {
  const policy = said ?? ofMesh;
  if (!((policy.attempts ?? 0) > 0)) return undefined;
  const words: string[] = (policy.retryOn || BY_DEFAULT.retryOn).split(',').map((word: string) => word.trim()).filter(Boolean);
  const statusCodes = words.filter(isStatus).map(Number).sort((a, b) => a - b);
  const named = words.filter(word => !isStatus(word));
  return {
    attempts: policy.attempts,
    retryOn: [...new Set([...named, ...statusCodes.length > 0 ? ['retriable-status-codes'] : []])].sort(),
    statusCodes,
    ...policy.perTryTimeout && { perTryTimeout: millisecondsOf(policy.perTryTimeout) },
    ...policy.backoff && { backoff: millisecondsOf(policy.backoff) },
    otherHosts: policy.retryIgnorePreviousHosts ?? true,
    ...policy.retryRemoteLocalities && { remoteLocalities: true },
  };
}

function isStatus(word: string): boolean {
  return /^[1-5]\d\d$/.test(word);
}
