import { Sample } from './measure';
import { MeasureName } from './measures';
import { Skipped } from './plan';

/** Says that a figure was not measured in a run, and why. */
export class NotMeasured extends Error {
  /** @param isMeant whether the run was not to measure it */
  public constructor(reason: string, public readonly isMeant: boolean) {
    super(reason);
  }
}

/** Samples of one run: the least of the repetitions of each measure and size, of each figure. */
export class Results {
  private readonly samples = new Map<string, Sample>();

  public constructor(public readonly sizes: readonly number[], public readonly skipped: readonly Skipped<MeasureName>[] = []) {}

  /** Takes down a sample. */
  public add(name: MeasureName, services: number, sample: Sample): void {
    const before = this.samples.get(`${name} ${services}`) ?? sample;
    this.samples.set(`${name} ${services}`, {
      processor: Math.min(before.processor, sample.processor),
      passed: Math.min(before.passed, sample.passed),
      megabytes: Math.min(before.megabytes, sample.megabytes),
    });
  }

  /** Whether there is a sample. */
  public has(name: MeasureName, services: number): boolean {
    return this.samples.has(`${name} ${services}`);
  }

  /**
   * The best sample.
   *
   * @throws {@link NotMeasured} where nothing was measured
   */
  public of(name: MeasureName, services: number): Sample {
    const sample = this.samples.get(`${name} ${services}`);
    if (sample === undefined) throw this.whyNot(name, services);
    return sample;
  }

  /**
   * How many times as long as another measure it takes.
   *
   * @throws {@link NotMeasured} where one of them was not measured
   */
  public ratio(name: MeasureName, other: MeasureName, services: number): number {
    return this.of(name, services).passed / this.of(other, services).passed;
  }

  /**
   * Exponent of growth of processor time from the smallest to the largest size at which it was measured: 1 is linear, 2 quadratic.
   *
   * @throws {@link NotMeasured} where it was measured at fewer than two sizes
   */
  public exponent(name: MeasureName): number {
    const sizes = this.sizes.filter(services => this.has(name, services));
    if (sizes.length < 2) throw new NotMeasured(`${name} at fewer than two sizes`, true);
    const [few, many] = [sizes[0], sizes[sizes.length - 1]];
    return Math.log(this.of(name, many).processor / this.of(name, few).processor) / Math.log(many / few);
  }

  private whyNot(name: MeasureName, services: number): NotMeasured {
    const reason = this.skipped.find(each => each.name === name && each.services === services)?.reason;
    if (reason !== undefined) return new NotMeasured(`${name}: ${reason}`, true);
    const isSize = this.sizes.includes(services);
    return new NotMeasured(`${name} is not measured at ${services}${isSize ? '' : ', which is no size of this run'}`, !isSize);
  }
}
