import { ObjectSummary } from './object-summary';

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
  /**
   * The object that it is about.
   * @default - it is about what is declared
   */
  readonly object?: ObjectSummary;
  /**
   * JSON pointer into the object: '/spec/http/1/match'.
   * @default - it is about what is declared, or about the whole object
   */
  readonly pointer?: string;
}

/** A finding that is taken as it is. */
export interface AcceptedFinding {
  /** What was found. */
  readonly finding: Finding;
  /** Why it is right as it is. */
  readonly reason: string;
}
