import { ReleaseIntent } from '../intent';
import { TrackSpec } from './spec';
import { Gate } from '../vocabulary/release/gate';
import { Slo } from '../vocabulary/release/slo';
import { StageKind } from '../vocabulary/release/stage-kind';

export { StageKind };

/** How much of a version runs at a stage. */
export interface TrackStage {
  readonly track: TrackSpec;
  /** Number of pods, or where it is autoscaled the least number. */
  readonly replicas: number;
}

/** One stage of a release: everything that its objects are made of. */
export interface Stage {
  readonly kind: StageKind;
  readonly name: string;
  /** Orders stages, 0 to 99. */
  readonly number: number;
  /** What the data plane does; nothing is released where it is left out. */
  readonly release?: ReleaseIntent;
  readonly workloads: TrackStage[];
  /** Labels of the pods that the Service itself selects. */
  readonly selected: { [key: string]: string };
  /** Whether a Deployment without versions still runs. */
  readonly unversioned: boolean;
  /** Share of the requests that the canary gets, in percent; those that are told by their headers do not count. */
  readonly exposure: number;
  readonly gate: Gate;
  readonly bakeMillis?: number;
  readonly slos: Slo[];
}
