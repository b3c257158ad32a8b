import { DeliveryKind, GitOpsTool } from '../../vocabulary/release/delivery';
import { Gate } from '../../vocabulary/release/gate';
import { NoTraffic, Slo, SloKind } from '../../vocabulary/release/slo';
import { StageKind } from '../../vocabulary/release/stage-kind';

/** What happens to an object from one stage to the next. */
export enum ChangeKind {
  /** It is new. */
  ADDED = 'added',
  /** It is gone. */
  REMOVED = 'removed',
  /** Fields of it differ. */
  CHANGED = 'changed',
}

/** A field that differs between two stages. */
export interface FieldChange {
  /**
   * JSON pointer of the field: '/spec/replicas'. Of a list that grows or shrinks, what stays is left out: the index of what is gone is
   * that of the stage before, every other that of this stage.
   * @see https://www.rfc-editor.org/rfc/rfc6901
   */
  readonly pointer: string;
  /**
   * Value at the stage before.
   * @default - the field is new
   */
  readonly before?: any;
  /**
   * Value at this stage.
   * @default - the field is gone
   */
  readonly after?: any;
}

/** An object that differs between two stages. */
export interface ObjectChange {
  /** Whether it is new, gone or changed. */
  readonly change: ChangeKind;
  /** API group and version. */
  readonly apiVersion: string;
  /** Kind. */
  readonly kind: string;
  /** Namespace. */
  readonly namespace: string;
  /** Name. */
  readonly name: string;
  /** Fields that differ; none for an object that is new or gone. */
  readonly fields: FieldChange[];
}

/** How much of a version runs at a stage. */
export interface TrackReplicas {
  /** Version. */
  readonly version: string;
  /** Name of its Deployment. */
  readonly name: string;
  /** Number of pods, or where it is autoscaled the least number. */
  readonly replicas: number;
  /**
   * Greatest number of pods.
   * @default - the number is fixed
   */
  readonly maxReplicas?: number;
}

/** What an objective asks a metrics server at a stage. */
export interface StageQuery {
  /**
   * Name of the target whose data plane counts the requests.
   * @default - the metrics are those of the application
   */
  readonly target?: string;
  /** What the objective is about. */
  readonly kind: SloKind;
  /** Name of the objective, a DNS label. */
  readonly name: string;
  /** PromQL that gives one number, or nothing where the canary had no requests. */
  readonly query: string;
  /**
   * Least value: percent for a success rate.
   * @default - none
   */
  readonly min?: number;
  /**
   * Greatest value: milliseconds for a latency.
   * @default - none
   */
  readonly max?: number;
  /** How far back the query looks, in seconds. */
  readonly windowSeconds: number;
  /** What the objective comes to where the query gives nothing. */
  readonly onNoTraffic: NoTraffic;
}

/** One stage of a release: what one commit of it contains. */
export interface ReleaseStage {
  /** Name: 'shift-05'. */
  readonly name: string;
  /** Number that orders the stages, 0 to 99. */
  readonly number: number;
  /** What it is for. */
  readonly kind: StageKind;
  /** Share of the requests that the canary gets, in percent; those that are told by their headers do not count. */
  readonly exposure: number;
  /** Pods of each version that runs, stable first. */
  readonly tracks: TrackReplicas[];
  /** What lets the release go on from here. */
  readonly gate: Gate;
  /**
   * How long the stage is watched at least, in seconds.
   * @default - as long as the gate takes
   */
  readonly bakeSeconds?: number;
  /** Objectives that the canary must meet here. */
  readonly objectives: Slo[];
  /** What these objectives ask: once for each data plane in force, and once for metrics of the application. */
  readonly queries: StageQuery[];
  /** Whether all requests can go back to the stable version at once. */
  readonly canAbort: boolean;
  /**
   * How long an abort from here must be in force before the next commit, in seconds: so long requests are on their way by the old routes.
   * @default - there is no abort
   */
  readonly abortBakeSeconds?: number;
  /**
   * How long the stage must be in force before the stage before it, which takes pods away from a version, in seconds.
   * @default - the stage before has as many pods of each version that runs
   */
  readonly backBakeSeconds?: number;
  /** SHA-256 of the YAML of its objects, as it is in the bundle, in hexadecimal digits: stages with one digest are the same. */
  readonly digest: string;
  /**
   * SHA-256 of the YAML of the way back, as it is in the bundle, in hexadecimal digits.
   * @default - there is no abort
   */
  readonly abortDigest?: string;
  /** In what its objects differ from those of the stage before; empty for the first one. */
  readonly changes: ObjectChange[];
}

/** A release as data. */
export interface ReleasePlanData {
  /** Name of the service. */
  readonly service: string;
  /** Namespace of the service. */
  readonly namespace: string;
  /** Version before the release. */
  readonly stable: string;
  /**
   * Version after the release.
   * @default - no release goes on
   */
  readonly canary?: string;
  /** Who moves the weights. */
  readonly delivery: DeliveryKind;
  /** What applies the commits. */
  readonly gitOps: GitOpsTool;
  /** Whether the pods of the stable version become fewer while the release goes on, so that it cannot be aborted at once. */
  readonly economy: boolean;
  /** Whether versions are subsets of one Service, and have no Services of their own. */
  readonly subsets: boolean;
  /** Stages, in their order. */
  readonly stages: ReleaseStage[];
}
