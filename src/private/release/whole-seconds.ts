import { Duration } from 'cdk8s';
import { requireInteger } from '../../vocabulary/names';

/** Seconds of a duration that must be positive and whole. */
export function wholeSeconds(what: string, duration: Duration): number {
  const seconds = duration.toSeconds({ integral: false });
  requireInteger(`${what} in seconds`, seconds, 1, 366 * 24 * 60 * 60);
  return seconds;
}
