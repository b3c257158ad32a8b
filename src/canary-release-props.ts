import { Duration } from 'cdk8s';
import { MeshedService } from './meshed-service';
import { ReleaseTrain } from './release-train';
import { Feature } from './vocabulary/feature';
import { StableCapacity, TrackCapacity } from './vocabulary/release/capacity';
import { Delivery } from './vocabulary/release/delivery';
import { RequestMatch } from './vocabulary/release/request-match';
import { Slo } from './vocabulary/release/slo';
import { ReleaseStrategy } from './vocabulary/release/strategy';
import { CookieAffinity, SplitLevel, TrackNaming } from './vocabulary/release/track-options';

/** One version of a service. */
export interface ReleaseTrackProps {
  /** Version, a DNS label; with it the names of its objects: 'v2' makes 'web-v2'. */
  readonly version: string;
  /**
   * Image of the version.
   * @default - the image of the service's workload
   */
  readonly image?: string;
  /**
   * Environment that the version has beside, or in place of, that of the service's workload.
   * @default - none
   */
  readonly env?: { [name: string]: string };
  /**
   * Pods of the version when all requests go to it.
   * @default - of the canary as many as of the stable version; of that as many as the service's workload has when the release is declared
   */
  readonly capacity?: TrackCapacity;
}

/** Properties of a release. */
export interface CanaryReleaseProps {
  /** Service that is released: its ports, identity, calls and policies stay as they are. */
  readonly service: MeshedService;
  /** Version that all requests go to before the release. */
  readonly stable: ReleaseTrackProps;
  /**
   * Version that all requests go to after the release.
   * @default - no release goes on
   */
  readonly canary?: ReleaseTrackProps;
  /**
   * How the release proceeds.
   * @default - by weights of 5, 25 and 50 percent; by commits each is reviewed, a controller watches each for a minute and asks nobody
   */
  readonly strategy?: ReleaseStrategy;
  /**
   * Who moves the weights.
   * @default Delivery.staged()
   */
  readonly delivery?: Delivery;
  /**
   * Stage that is rendered; see the plan for their names. 'abort-shift-05' is the way back from 'shift-05', where the plan offers one.
   * @default 'baseline'
   */
  readonly stage?: string;
  /**
   * Requests that reach the canary before, and whatever, the weights are.
   * @default - none
   */
  readonly preview?: RequestMatch;
  /**
   * Releases that are previewed together, by the train's header; preview is then left out.
   * @default - the release is previewed by itself, or not at all
   */
  readonly train?: ReleaseTrain;
  /**
   * Cookie that keeps a session on the version that answered its first request, while weights move.
   * @default - each request goes its own way
   */
  readonly affinity?: CookieAffinity;
  /**
   * Objectives that the canary must meet at each step.
   * @default - none
   */
  readonly slos?: Slo[];
  /**
   * How many pods of the stable version run while the release goes on.
   * @default StableCapacity.HOLD_FULL
   */
  readonly stableCapacity?: StableCapacity;
  /**
   * Names of the versions' objects.
   * @default TrackNaming.byVersion()
   */
  readonly naming?: TrackNaming;
  /**
   * How versions are told apart.
   * @default SplitLevel.SERVICE
   */
  readonly split?: SplitLevel;
  /**
   * Whether clients outside the mesh call the service: they reach the stable version until all requests go to the canary.
   * @default true
   */
  readonly unmeshedClients?: boolean;
  /**
   * How long requests of the stable version may still take when no more come, in whole milliseconds.
   * @default - 45 seconds, for which proxies keep connections under old routes, and the longest timeout of the calls that are declared before
   * the release; at least 60 seconds
   */
  readonly drain?: Duration;
  /**
   * Whether the Deployment of the service runs already, without versions: stages that take it over come first.
   * @default false
   */
  readonly adoption?: boolean;
  /**
   * Features that the release may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
}
