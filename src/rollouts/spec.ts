import { TrackIntent } from '../intent';
import { StableCapacity, TrackCapacity } from '../vocabulary/release/capacity';
import { Delivery } from '../vocabulary/release/delivery';
import { RequestMatch } from '../vocabulary/release/request-match';
import { Slo } from '../vocabulary/release/slo';
import { ReleaseStrategy, StrategyKind } from '../vocabulary/release/strategy';
import { SameSite } from '../vocabulary/release/track-options';

/** One version, as declared. */
export interface TrackSpec extends TrackIntent {
  readonly image: string;
  readonly env: { [name: string]: string };
  readonly capacity: TrackCapacity;
}

/** A cookie, with everything said. */
export interface AffinitySpec {
  readonly name: string;
  readonly maxAgeSeconds: number;
  readonly path: string;
  readonly sameSite: SameSite;
  readonly secure: boolean;
}

/** A release, as declared. */
export interface ReleaseSpec {
  readonly service: { readonly name: string; readonly namespace: string };
  /** Labels of the pods of every version. */
  readonly podLabels: { [key: string]: string };
  readonly stable: TrackSpec;
  readonly canary?: TrackSpec;
  readonly strategy: ReleaseStrategy;
  readonly delivery: Delivery;
  readonly preview?: RequestMatch;
  readonly affinity?: AffinitySpec;
  readonly slos: Slo[];
  readonly stableCapacity: StableCapacity;
  readonly subsets: boolean;
  /** Whether the versions' objects have fixed names; where it is not said, they have not. */
  readonly slots?: boolean;
  /** Whether clients outside the mesh call the service; where it is not said, they do. */
  readonly unmeshedClients?: boolean;
  /** Whether a Deployment without versions runs already. */
  readonly adoption: boolean;
  /** How long requests of the old version may still take after a stage, in milliseconds. */
  readonly drainMillis: number;
}

/** Whether the data plane tells versions apart; else the Service selects one of them. */
export function isSplit({ strategy, preview }: Pick<ReleaseSpec, 'strategy' | 'preview'>): boolean {
  return strategy.kind !== StrategyKind.BLUE_GREEN || preview !== undefined;
}
