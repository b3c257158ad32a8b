/** What is measured: one thing, in a process of its own. */
export interface Measure {
  readonly title: string;
  /** Whether the whole process counts, as seen from outside, and not only what `prepare` gives. */
  readonly isWhole?: boolean;
  /** Numbers of services at which it is measured, where a run has them. @default - all of the run */
  readonly sizes?: readonly number[];
  /** Sizes at which it takes minutes: there it is measured once, and with `--slow` only. @default - none */
  readonly slowSizes?: readonly number[];
  /** How often it is measured at a size, if a run does not do less. @default - as often as the run says */
  readonly repetitions?: number;
  /** Gets what is not part of the project, before anything is measured; says why it cannot be had, if so. @default - nothing is needed */
  obtain?(): string | undefined;
  /** Does what does not count, and gives what does; that gives a sample where it has measured another process than this one. */
  prepare(task: Task): () => Sample | void;
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
