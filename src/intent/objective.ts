import { TrackIntent } from './release';
import { ServiceIntent } from './service';
import { SloKind } from '../vocabulary/release/slo';

/** How requests reach a version, and so what tells them from those of other versions. */
export enum TrackReach {
  /** They are sent to a Service that is this version's alone. */
  SERVICE = 'service',
  /** They are sent to a Service of several versions, which selects this one or knows it as a subset. */
  SHARED_SERVICE = 'shared-service',
  /** It gets copies, whose answers nobody waits for. */
  COPIES = 'copies',
}

/** A question about the requests of one version. */
export interface ObjectiveIntent {
  /** What is asked: `SloKind.SUCCESS_RATE` or `SloKind.LATENCY`. */
  readonly kind: SloKind;
  /**
   * Percentile of a latency: more than 0, less than 100.
   * @default - none; a latency has one
   */
  readonly percentile?: number;
  /** How far back is looked, in milliseconds. */
  readonly windowMillis: number;
  /** The service that is released. */
  readonly service: ServiceIntent;
  /** The version that is asked about; its name is that of its workload and, where it has one, of its Service. */
  readonly track: TrackIntent;
  /** How requests reach it. */
  readonly reach: TrackReach;
}
