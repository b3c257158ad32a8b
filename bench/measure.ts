/** What is measured: one thing, in a process of its own. */
export interface Measure {
  readonly title: string;
  /** Whether the whole process counts, and not only what `prepare` gives. */
  readonly isWhole?: boolean;
  /** Does what does not count, and gives what does. */
  prepare(task: Task): () => unknown;
}

/** What a process is told. */
export interface Task {
  readonly services: number;
  /** A folder for what it writes; it is there. */
  readonly folder: string;
  /** The objects as YAML. */
  readonly manifests: string;
}

/** What a process tells: milliseconds of processor time, which others on the machine do not add to, milliseconds that passed, and most memory. */
export interface Sample {
  readonly processor: number;
  readonly passed: number;
  readonly megabytes: number;
}
