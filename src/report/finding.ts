/** How much a finding matters. */
export enum Severity {
  /** Stops synthesis. */
  ERROR = 'error',
  /** Works otherwise than one may think. */
  WARNING = 'warning',
  /** To be known. */
  INFO = 'info',
}

/** Something that the declarations, taken together, come to. */
export interface Finding {
  /** Stable code: 'CM0101'. */
  readonly code: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** What, what was got, what was expected, and where. */
  readonly message: string;
  /** Path of the construct. */
  readonly path: string;
}
