/** Milliseconds of a duration of the API: '0.250s'. */
export function durationMillis(said?: string): number | undefined {
  return said === undefined ? undefined : Math.round(Number(said.replace(/s$/, '')) * 1000);
}

/** Failure accrual of the API, in the evaluator's form. */
export function accrualOf(said?: any): any {
  if (!said) return undefined;
  const { maxFailures, backoff: { minBackoff, maxBackoff, jitterRatio = 0 } } = said.consecutiveFailures;
  return { maxFailures, minPenalty: durationMillis(minBackoff), maxPenalty: durationMillis(maxBackoff), jitterRatio };
}
