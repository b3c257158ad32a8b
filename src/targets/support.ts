/** How well a target carries a feature. */
export enum SupportLevel {
  /** As declared. */
  FULL = 'full',
  /** Met without any object. */
  NOT_NEEDED = 'not-needed',
  /** With a difference that the reason tells. */
  PARTIAL = 'partial',
  /** Not at all. */
  NONE = 'none',
}

/** A target's answer to a feature. */
export class Support {
  /**
   * Carried as declared.
   * @param note what the operator must know or do, if anything
   */
  public static full(note?: string): Support {
    return new Support(SupportLevel.FULL, note);
  }

  /**
   * Met by the mesh itself, without any object.
   * @param reason why nothing is rendered
   */
  public static notNeeded(reason: string): Support {
    return new Support(SupportLevel.NOT_NEEDED, reason);
  }

  /**
   * Carried with a difference.
   * @param reason what differs
   */
  public static partial(reason: string): Support {
    return new Support(SupportLevel.PARTIAL, reason);
  }

  /**
   * Not carried.
   * @param reason why not
   * @param alternative the nearest that can be had
   */
  public static none(reason: string, alternative: string): Support {
    return new Support(SupportLevel.NONE, reason, alternative);
  }

  /** How well. */
  public readonly level: SupportLevel;
  /** Why, or what to know. */
  public readonly reason?: string;
  /** The nearest that can be had, where the feature is not carried. */
  public readonly alternative?: string;

  private constructor(level: SupportLevel, reason?: string, alternative?: string) {
    this.level = level;
    this.reason = reason;
    this.alternative = alternative;
  }
}
