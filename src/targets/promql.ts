/** Series of a metric whose labels match all of the matchers: `reporter="source"`. */
export function series(metric: string, matchers: string[]): string {
  return `${metric}{${matchers.join(', ')}}`;
}

/**
 * Percent of the requests of some series that are in others, which are among them. Nothing where there were no requests: no series
 * at all, or none that grew. Series of requests that did not fail may be missing, where all fail.
 */
export function shareOf(good: string[], all: string[], windowMillis: number): string {
  return `100 * (${growthOf(good, windowMillis)}) / ((${growthOf(all, windowMillis)}) > 0)`;
}

/** What a percentile of the requests took at most, by the buckets of a histogram. Nothing where there were no requests, of which it is NaN. */
export function percentileOf(percentile: number, buckets: string, windowMillis: number): string {
  const quantile = Number((percentile / 100).toPrecision(12));
  return `histogram_quantile(${quantile}, sum by (le) (rate(${buckets}[${duration(windowMillis)}]))) >= 0`;
}

/** A duration in the greatest unit in which it is whole. */
export function duration(millis: number): string {
  if (millis % 60_000 === 0) return `${millis / 60_000}m`;
  return millis % 1000 === 0 ? `${millis / 1000}s` : `${millis}ms`;
}

/** Requests a second, 0 where no series is there. */
function growthOf(selected: string[], windowMillis: number): string {
  const [first, ...others] = selected.map(each => `sum(rate(${each}[${duration(windowMillis)}])) or vector(0)`);
  return others.length === 0 ? first : [first, ...others].map(each => `(${each})`).join(' + ');
}
