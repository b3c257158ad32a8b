import { Duration } from 'cdk8s';
import { requirePlaceholders } from './placeholders';
import { requireDnsLabel } from '../names';
import { wholeMillis } from '../retry-policy';

/** What an objective comes to while the canary gets no requests. */
export enum NoTraffic {
  /** The release does not go on, and is not aborted. */
  HOLD = 'hold',
  /** The objective is met. */
  PASS = 'pass',
  /** The objective is missed. */
  FAIL = 'fail',
}

/** What an objective is about. */
export enum SloKind {
  /** Share of requests that did not fail. */
  SUCCESS_RATE = 'success-rate',
  /** How long requests take. */
  LATENCY = 'latency',
  /** A query of the user's own. */
  PROMQL = 'promql',
}

/** Options of an objective on failures. */
export interface SuccessRateOptions {
  /** Least share of requests that must not fail, in percent: more than 0, at most 100. HTTP 5xx fails, and gRPC statuses that say the server is to blame. */
  readonly atLeast: number;
  /**
   * How far back is looked, in whole milliseconds.
   * @default Duration.minutes(1)
   */
  readonly window?: Duration;
  /**
   * What it comes to without requests.
   * @default NoTraffic.HOLD
   */
  readonly onNoTraffic?: NoTraffic;
}

/** Options of an objective on latency. */
export interface LatencyOptions {
  /** Which of the requests: 99 for the slowest but one percent; more than 0, less than 100. */
  readonly percentile: number;
  /** Longest that they may take, in whole milliseconds. */
  readonly below: Duration;
  /**
   * How far back is looked, in whole milliseconds.
   * @default Duration.minutes(1)
   */
  readonly window?: Duration;
  /**
   * What it comes to without requests.
   * @default NoTraffic.HOLD
   */
  readonly onNoTraffic?: NoTraffic;
}

/** Options of an objective with a query of the user's own. */
export interface PromqlOptions {
  /** Name of the objective, a DNS label. */
  readonly name: string;
  /**
   * PromQL that gives one number, or nothing where there were no requests. `{{service}}`, `{{namespace}}`, `{{track}}` (name of the
   * workload and the Service of the version that is asked about) and `{{window}}` (`1m`) are filled in; `{{track}}` must be there.
   */
  readonly query: string;
  /**
   * Least value.
   * @default - none; one of min and max is needed
   */
  readonly min?: number;
  /**
   * Greatest value.
   * @default - none; one of min and max is needed
   */
  readonly max?: number;
  /**
   * How far back is looked, in whole milliseconds.
   * @default Duration.minutes(1)
   */
  readonly window?: Duration;
  /**
   * What it comes to where the query gives nothing.
   * @default NoTraffic.HOLD
   */
  readonly onNoTraffic?: NoTraffic;
}

/** Defines a service level objective that the canary must meet. */
export class Slo {
  /**
   * At least a share of the requests must not fail.
   *
   * Throws if the share is not more than 0 and at most 100.
   * @param options share and window
   */
  public static successRate(options: SuccessRateOptions): Slo {
    if (!(options.atLeast > 0 && options.atLeast <= 100)) throw new Error(`atLeast of a success rate must be above 0 and at most 100, got: ${options.atLeast}`);
    return new Slo(SloKind.SUCCESS_RATE, 'success-rate', options, { min: options.atLeast });
  }

  /**
   * Requests must not take longer.
   *
   * Throws if the percentile is not between 0 and 100.
   * @param options percentile, limit and window
   */
  public static latency(options: LatencyOptions): Slo {
    if (!(options.percentile > 0 && options.percentile < 100)) throw new Error(`percentile of a latency must be above 0 and below 100, got: ${options.percentile}`);
    const name = `latency-p${String(options.percentile).replace('.', '-')}`;
    return new Slo(SloKind.LATENCY, name, options, { max: wholeMillis('below of a latency', options.below), percentile: options.percentile });
  }

  /**
   * The value of a query must be within bounds.
   *
   * Throws if the name is no DNS label, the query is empty, does not depend on the canary by `{{track}}` or has other placeholders than
   * those that are filled in, or the bounds are no numbers, contradict each other or are not given.
   * @param options query, bounds and window
   */
  public static promql(options: PromqlOptions): Slo {
    requireDnsLabel('name of an objective', options.name);
    if (options.query.trim() === '') throw new Error(`query of objective '${options.name}' must not be empty`);
    requirePlaceholders(`query of objective '${options.name}'`, options.query);
    requireBounds(options);
    return new Slo(SloKind.PROMQL, options.name, options, options);
  }

  /** What it is about. */
  public readonly kind: SloKind;
  /** Name, a DNS label. */
  public readonly name: string;
  /** How far back is looked, in milliseconds. */
  public readonly windowMillis: number;
  /** What it comes to without requests. */
  public readonly onNoTraffic: NoTraffic;
  /** Least value: percent for a success rate. */
  public readonly min?: number;
  /** Greatest value: milliseconds for a latency. */
  public readonly max?: number;
  /** Percentile of a latency. */
  public readonly percentile?: number;
  /** Query of the user's own. */
  public readonly query?: string;

  private constructor(
    kind: SloKind, name: string, common: { window?: Duration; onNoTraffic?: NoTraffic },
    limits: { min?: number; max?: number; percentile?: number; query?: string },
  ) {
    this.kind = kind;
    this.name = name;
    this.windowMillis = common.window ? wholeMillis(`window of objective '${name}'`, common.window) : 60_000;
    this.onNoTraffic = common.onNoTraffic ?? NoTraffic.HOLD;
    this.min = limits.min;
    this.max = limits.max;
    this.percentile = limits.percentile;
    this.query = limits.query;
  }
}

function requireBounds({ name, min, max }: PromqlOptions): void {
  if (min === undefined && max === undefined) throw new Error(`objective '${name}' must have min or max, got neither`);
  for (const bound of [min, max]) {
    if (bound !== undefined && !Number.isFinite(bound)) throw new Error(`bounds of objective '${name}' must be finite numbers, got: ${bound}`);
  }
  if (min !== undefined && max !== undefined && min > max) {
    throw new Error(`min of objective '${name}' must not be greater than max, got: ${min} and ${max}`);
  }
}
