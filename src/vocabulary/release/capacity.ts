import { requireInteger } from '../names';

/** Bounds between which a number of pods is scaled. */
export interface AutoscalingOptions {
  /** Least number of pods, 1 to 10000: it must bear all requests of the moment at which a stage of a release moves. */
  readonly min: number;
  /** Greatest number of pods, at least min. */
  readonly max: number;
  /**
   * CPU that is aimed at, in percent of what the pods request: 1 to 100.
   * @default 70
   */
  readonly cpuPercent?: number;
}

/** Defines how many pods of a version run when all requests go to it. */
export class TrackCapacity {
  /**
   * A number of pods.
   *
   * Throws if it is no whole number from 1 to 10000.
   * @param replicas number of pods
   */
  public static fixed(replicas: number): TrackCapacity {
    requireInteger('replicas of a track', replicas, 1, 10000);
    return new TrackCapacity(replicas);
  }

  /**
   * As many pods as the load needs, by a HorizontalPodAutoscaler for each version; the least number grows with the share of requests.
   * While requests may go back to the stable version, its autoscaler takes no pods away.
   *
   * Throws if the bounds are none.
   * @param options bounds
   */
  public static autoscaled(options: AutoscalingOptions): TrackCapacity {
    requireInteger('min of a track', options.min, 1, 10000);
    requireInteger('max of a track', options.max, options.min, 10000);
    requireInteger('cpuPercent of a track', options.cpuPercent ?? 70, 1, 100);
    return new TrackCapacity(options.min, options.max, options.cpuPercent ?? 70);
  }

  /** Number of pods, or the least number. */
  public readonly replicas: number;
  /** Greatest number of pods; none where the number is fixed. */
  public readonly max?: number;
  /** CPU that is aimed at, in percent. */
  public readonly cpuPercent?: number;

  private constructor(replicas: number, max?: number, cpuPercent?: number) {
    this.replicas = replicas;
    this.max = max;
    this.cpuPercent = cpuPercent;
  }
}

/** How many pods of the stable version run while a release goes on. */
export enum StableCapacity {
  /** All of them until the release is over, so that it can be aborted at once. */
  HOLD_FULL = 'hold-full',
  /** One step more than its share needs. Cheaper, and the release cannot be aborted at once. */
  FOLLOW = 'follow',
}
