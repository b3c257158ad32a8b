import { Bench } from './bench';
import { Need } from './machine/machine';
import { ModuleName } from './machine/modules';
import { ToolName } from './machine/tools';

/** How far something is proved: each level asks more of the real control planes than the one before. */
export const LEVELS = ['read', 'admit', 'analyze', 'verdicts', 'findings', 'program', 'deliveries', 'traffic'] as const;
export type Level = typeof LEVELS[number];

export const TARGETS = ['istio-sidecar', 'istio-ambient', 'linkerd', 'network-policy'] as const;
export type TargetName = typeof TARGETS[number];

/** One rule that was held against a control plane. */
export interface Check {
  readonly target: TargetName;
  /** What must be so, in words that stay the same from run to run. */
  readonly name: string;
  /** Features that the rule proves, by the names of `Feature`; none if it is about all of them. */
  readonly features: string[];
  /** What was otherwise; none if the rule holds. */
  readonly problems: string[];
}

/** A mistake made on purpose in the objects of a case; the suite must notice it. */
export interface Mutant {
  /** What is broken, in a few words; unique for its target in the suite. */
  readonly name: string;
  readonly target: TargetName;
  /** Features of the checks that are enough to notice it; all if there are none. */
  readonly features?: string[];
  /** The objects of a case with the mistake; the same objects where the case has nothing to break. */
  change(objects: any[]): any[];
}

/** Rules that one control plane is asked for. */
export interface Suite {
  readonly level: Level;
  readonly targets: TargetName[];
  /** What it proves and with what, in one line. */
  readonly about: string;
  /** Built before it starts. */
  readonly tools: ToolName[];
  /** Go modules whose manifests it reads; downloaded before it starts. @default - none */
  readonly modules?: ModuleName[];
  /** What the machine must be able to do; the suite is skipped where it is not. */
  readonly needs: Need[];
  /** Whether it asks something outside of this machine's sandbox, which it then runs without. @default false */
  readonly outside?: boolean;
  /** Versions of what judges, by name. */
  readonly versions: { [name: string]: string };
  readonly mutants: Mutant[];
  /** Holds the rules; starts and uses what it needs in the sandbox that it runs in. */
  run(bench: Bench): Promise<Check[]>;
}

/** Name by which a mistake is asked for. */
export function mutantName({ target, name }: Mutant): string {
  return `${target}: ${name}`;
}

/** Folder of a suite, from the root of the project: one a level, and below it one a target where each target has a suite of its own. */
export function suiteFolder({ level, targets }: Suite): string {
  return `test/conformance/${targets.length === 1 ? `${level}/${targets[0]}` : level}`;
}

/** Name by which a suite is asked for. */
export function suiteName({ level, targets }: Suite): string {
  return targets.length === TARGETS.length ? level : `${level}/${targets.join('+')}`;
}
