import { StableCapacity } from '../../vocabulary/release/capacity';
import { ReleaseSpec, TrackSpec } from '../spec';

/** Pods of a version for a share of the requests, in percent. */
export function podsFor(track: TrackSpec, percent: number): number {
  return Math.max(1, Math.ceil(track.capacity.replicas * percent / 100));
}

/**
 * Pods of the canary at each stage: enough for this stage, for every one before, and for the next, since pods of the next commit are
 * not ready when its routes arrive.
 * @param demands share of the requests at each stage, in percent
 */
export function canaryReplicas(canary: TrackSpec, demands: number[]): number[] {
  return demands.map((_, i) => podsFor(canary, Math.max(...demands.slice(0, i + 2))));
}

/**
 * Pods of the stable version at each stage: all of them, or where it follows enough for the stage before, whose routes may still be
 * in force.
 * @param demands share of the requests that the canary gets at each stage, in percent
 */
export function stableReplicas({ stable, stableCapacity }: ReleaseSpec, demands: number[]): number[] {
  return demands.map((_, i) => {
    if (stableCapacity === StableCapacity.HOLD_FULL || i === 0) return stable.capacity.replicas;
    return podsFor(stable, 100 - demands[i - 1]);
  });
}
