import { Duration } from 'cdk8s';
import { requireDnsLabel } from '../names';

/** How two versions are told apart in routes. */
export enum SplitLevel {
  /** By a Service for each version; on every mesh, and safe for clients outside of it. */
  SERVICE = 'service',
  /** By subsets of one Service, without Services for the versions; clients outside the mesh reach both as soon as the pods are ready. */
  SUBSET = 'subset',
}

/** Whether browsers send a cookie along from other sites. */
export enum SameSite {
  /** Where a person follows a link. */
  LAX = 'Lax',
  /** Never. */
  STRICT = 'Strict',
  /** Always; only with secure. */
  NONE = 'None',
}

/**
 * A cookie that keeps a session on the version that answered its first request. The canary has all its pods from the first weight on, since
 * sessions that stay may be more than its share, on the way back too.
 */
export interface CookieAffinity {
  /**
   * Name of the cookie, an HTTP token.
   * @default - the name of the service, followed by '-track'
   */
  readonly name?: string;
  /**
   * How long a session stays, in whole seconds. While it does it sees no growth of weights.
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
  /**
   * Paths that the cookie is for.
   * @default '/'
   */
  readonly path?: string;
  /**
   * Whether browsers send it along from other sites.
   * @default SameSite.LAX
   */
  readonly sameSite?: SameSite;
  /**
   * Whether browsers send it over TLS only.
   * @default true
   */
  readonly secure?: boolean;
}

/** Defines the names of a version's objects. */
export class TrackNaming {
  /** By the version: 'web-v2'. */
  public static byVersion(): TrackNaming {
    return new TrackNaming();
  }

  /**
   * By two fixed names that change places with each release: 'web-a', 'web-b'.
   *
   * Throws if a name is no DNS label, or both are equal.
   * @param stable name of the stable version's slot
   * @param canary name of the canary's slot
   */
  public static slots(stable: string, canary: string): TrackNaming {
    requireDnsLabel('slot of the stable version', stable);
    requireDnsLabel('slot of the canary', canary);
    if (stable === canary) throw new Error(`slots of a release must differ, got twice: '${stable}'`);
    return new TrackNaming(stable, canary);
  }

  /** Slot of the stable version; none where objects are named by version. */
  public readonly stable?: string;
  /** Slot of the canary; none where objects are named by version. */
  public readonly canary?: string;

  private constructor(stable?: string, canary?: string) {
    this.stable = stable;
    this.canary = canary;
  }
}
