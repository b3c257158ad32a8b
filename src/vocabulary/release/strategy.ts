import { RequestMatch } from './request-match';
import { Step, StepKind, StepOptions } from './step';

/** Each step is a stage, and a stage has a number below 90. */
const MOST_STEPS = 60;

/** How a release proceeds. */
export enum StrategyKind {
  /** By weights that grow. */
  PROGRESSIVE = 'progressive',
  /** All at once. */
  BLUE_GREEN = 'blue-green',
  /** By requests that are told by their headers, then all at once. */
  AB_TEST = 'ab-test',
}

/** Options of an A/B test. */
export interface AbTestOptions extends StepOptions {
  /** Requests that go to the canary: those that any of these match; at least one. */
  readonly match: RequestMatch[];
}

/** Defines how a release proceeds from the stable version to the canary. */
export class ReleaseStrategy {
  /**
   * By weights that grow, perhaps after mirroring.
   *
   * Throws if weights do not grow, or a mirroring step comes after a weight.
   * @param steps steps in their order; the last one is followed by everything at once
   */
  public static progressive(steps: Step[]): ReleaseStrategy {
    requireGrowing(steps);
    return new ReleaseStrategy(StrategyKind.PROGRESSIVE, steps, []);
  }

  /**
   * All requests at once, when the canary has its full capacity.
   * @param options what must happen before
   */
  public static blueGreen(options: StepOptions = {}): ReleaseStrategy {
    return new ReleaseStrategy(StrategyKind.BLUE_GREEN, [], [], options);
  }

  /**
   * Requests that are told by their headers go to the canary, then all at once.
   *
   * Throws if nothing is matched.
   * @param options which requests, and what must happen before all others follow
   */
  public static abTest(options: AbTestOptions): ReleaseStrategy {
    if (options.match.length === 0) throw new Error('match of an A/B test must not be empty: no request would reach the canary');
    return new ReleaseStrategy(StrategyKind.AB_TEST, [], options.match, options);
  }

  /** How it proceeds. */
  public readonly kind: StrategyKind;
  /** Steps in their order. */
  public readonly steps: Step[];
  /** Requests of an A/B test. */
  public readonly match: RequestMatch[];
  /** What must happen in the one stage between preparation and promotion, where there are no steps. */
  public readonly options: StepOptions;

  private constructor(kind: StrategyKind, steps: Step[], match: RequestMatch[], options: StepOptions = {}) {
    this.kind = kind;
    this.steps = [...steps];
    this.match = [...match];
    this.options = options;
  }
}

function requireGrowing(steps: Step[]): void {
  const moving = steps.filter(({ kind }) => kind !== StepKind.HOLD).length;
  if (moving > MOST_STEPS) throw new Error(`steps of a release must be at most ${MOST_STEPS}, got: ${moving}`);
  const weights = steps.filter(({ kind }) => kind === StepKind.WEIGHT).map(({ percent }) => percent);
  if (weights.length === 0) throw new Error('steps of a progressive release must have a weight, got none: take ReleaseStrategy.blueGreen()');
  if (weights.some((weight, i) => i > 0 && weight <= weights[i - 1])) throw new Error(`weights of a release must grow, got: ${weights.join(', ')}`);
  const shares = steps.filter(({ kind }) => kind === StepKind.MIRROR).map(({ percent }) => percent);
  if (shares.some((share, i) => i > 0 && share <= shares[i - 1])) throw new Error(`shares of mirroring steps must grow, got: ${shares.join(', ')}`);
  const late = steps.findIndex(({ kind }) => kind === StepKind.WEIGHT) < steps.map(({ kind }) => kind).lastIndexOf(StepKind.MIRROR);
  if (late) throw new Error('mirroring must come before the first weight: later the canary would answer some requests and get copies of others');
}
