import { Duration } from 'cdk8s';
import { Gate } from './gate';
import { Slo } from './slo';
import { requireInteger } from '../names';
import { wholeMillis } from '../retry-policy';

/** What a step does. */
export enum StepKind {
  /** Sends a share of the requests to the canary. */
  WEIGHT = 'weight',
  /** Sends copies of a share of the requests to the canary, whose answers nobody sees. */
  MIRROR = 'mirror',
  /** Waits. */
  HOLD = 'hold',
}

/** What must happen before the step after this one. */
export interface StepOptions {
  /**
   * How long the step is watched, in whole milliseconds.
   * @default - as long as the gate takes
   */
  readonly bake?: Duration;
  /**
   * What lets the release go on.
   * @default Gate.review()
   */
  readonly gate?: Gate;
  /**
   * Objectives of this step.
   * @default - those of the release
   */
  readonly slos?: Slo[];
}

/** Defines a step of a release. */
export class Step {
  /**
   * Sends a share of the requests to the canary.
   *
   * Throws if the share is no whole number from 1 to 99.
   * @param percent share
   * @param options bake time, gate and objectives
   */
  public static weight(percent: number, options: StepOptions = {}): Step {
    requireInteger('weight of a step', percent, 1, 99);
    return new Step(StepKind.WEIGHT, percent, options);
  }

  /**
   * Sends copies of a share of the requests to the canary; only before the first weight. What the requests do is done twice.
   *
   * Throws if the share is no whole number from 1 to 100.
   * @param percent share
   * @param options bake time, gate and objectives
   */
  public static mirror(percent: number, options: StepOptions = {}): Step {
    requireInteger('share of a mirroring step', percent, 1, 100);
    return new Step(StepKind.MIRROR, percent, options);
  }

  /**
   * Waits before the next step.
   * @param gate what lets the release go on
   */
  public static hold(gate: Gate): Step {
    return new Step(StepKind.HOLD, 0, { gate });
  }

  /** What it does. */
  public readonly kind: StepKind;
  /** Share in percent; 0 for a step that waits. */
  public readonly percent: number;
  /** How long it is watched, in milliseconds. */
  public readonly bakeMillis?: number;
  /** What lets the release go on. */
  public readonly gate: Gate;
  /** Objectives; none for those of the release. */
  public readonly slos?: Slo[];

  private constructor(kind: StepKind, percent: number, options: StepOptions) {
    this.kind = kind;
    this.percent = percent;
    this.bakeMillis = options.bake && wholeMillis('bake of a step', options.bake);
    this.gate = options.gate ?? Gate.review();
    this.slos = options.slos && [...options.slos];
  }
}
