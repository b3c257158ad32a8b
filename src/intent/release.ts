import { HeaderRequirement } from '../vocabulary/route-match';

/** One version of a service that is released. */
export interface TrackIntent {
  /** Name of its workload and, where versions are told apart by Services, of its Service: 'web-v2'. */
  readonly name: string;
  /** Version: 'v2'. */
  readonly version: string;
  /** Labels that select its pods, and those of no other version. */
  readonly podLabels: { [key: string]: string };
}

/** A version, and its share of the requests. */
export interface BackendIntent {
  /** The version. */
  readonly track: TrackIntent;
  /** Share in percent, 1 to 100; 0 where a controller moves it. */
  readonly weight: number;
}

/** Requests that reach one version whatever the shares are. */
export interface MatchedBackendIntent {
  /** Headers of the requests: at least one of these lists, all of it. */
  readonly alternatives: HeaderRequirement[][];
  /** The version. */
  readonly track: TrackIntent;
}

/** A session that stays on a version. */
export interface PinIntent {
  /** The version. */
  readonly track: TrackIntent;
  /** The whole `Set-Cookie` of an answer of this version. */
  readonly setCookie: string;
  /** Cookie header of a request of the session: a regular expression that the whole value matches. */
  readonly cookiePattern: string;
}

/** Copies of requests. */
export interface MirrorIntent {
  /** Version that gets them. */
  readonly track: TrackIntent;
  /** Share of the requests that are copied, in percent. */
  readonly percent: number;
}

/** Who makes the routes to the versions. */
export enum RoutedBy {
  /** This program, and the shares in them. */
  PROGRAM = 'program',
  /** This program; a controller moves the shares in those of them that have shares. */
  PROGRAM_FOR_CONTROLLER = 'program-for-controller',
  /** A controller, and the Services too: none of them is rendered. */
  CONTROLLER = 'controller',
}

/** Where a release stands, as far as traffic is concerned: what targets compile. */
export interface ReleaseIntent {
  /** Versions that can be reached, stable first: each has a Service, or a subset. */
  readonly tracks: TrackIntent[];
  /** Where requests go; the shares are 100 together. None where requests go to whatever the Service itself selects. */
  readonly backends: BackendIntent[];
  /** Versions that get no requests yet, or no longer, and that routes may name all the same: where a proxy knows only what routes name. */
  readonly idle: TrackIntent[];
  /** Requests that reach one version whatever the shares are; no two of them match one request. */
  readonly matched: MatchedBackendIntent[];
  /** Sessions that stay on a version, one for each; none without affinity. */
  readonly pins: PinIntent[];
  /**
   * Copies of requests.
   * @default - none
   */
  readonly mirror?: MirrorIntent;
  /** Whether versions are subsets of one Service instead of Services of their own. */
  readonly subsets: boolean;
  /**
   * Who makes the routes to the versions.
   * @default RoutedBy.PROGRAM
   */
  readonly routedBy?: RoutedBy;
}
