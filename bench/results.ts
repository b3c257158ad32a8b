import { Sample } from './measure';
import { MeasureName } from './measures';

/** Samples of one run: the least of the repetitions of each measure and size, of each figure. */
export class Results {
  private readonly samples = new Map<string, Sample>();

  public constructor(public readonly sizes: number[]) {}

  /** Takes down a sample. */
  public add(name: MeasureName, services: number, sample: Sample): void {
    const before = this.samples.get(`${name} ${services}`) ?? sample;
    this.samples.set(`${name} ${services}`, {
      processor: Math.min(before.processor, sample.processor),
      passed: Math.min(before.passed, sample.passed),
      megabytes: Math.min(before.megabytes, sample.megabytes),
    });
  }

  /** The best sample; no numbers where nothing was measured. */
  public of(name: MeasureName, services: number): Sample {
    return this.samples.get(`${name} ${services}`) ?? { processor: NaN, passed: NaN, megabytes: NaN };
  }

  /** How many times as long as another measure it takes. */
  public ratio(name: MeasureName, other: MeasureName, services: number): number {
    return this.of(name, services).passed / this.of(other, services).passed;
  }

  /** Exponent of growth of processor time from the smallest to the largest size: 1 is linear, 2 quadratic. */
  public exponent(name: MeasureName): number {
    const [few, many] = [this.sizes[0], this.sizes[this.sizes.length - 1]];
    return Math.log(this.of(name, many).processor / this.of(name, few).processor) / Math.log(many / few);
  }
}
