import { Sample } from './measure';
import { MeasureName } from './measures';

/** Samples of one run: the least of the repetitions of each measure and size. */
export class Results {
  private readonly samples = new Map<string, Sample>();

  public constructor(public readonly sizes: number[]) {}

  /** Takes down a sample. */
  public add(name: MeasureName, services: number, sample: Sample): void {
    const before = this.samples.get(`${name} ${services}`);
    if (!before || sample.processor < before.processor) this.samples.set(`${name} ${services}`, sample);
  }

  /** The best sample; no numbers where nothing was measured. */
  public of(name: MeasureName, services: number): Sample {
    return this.samples.get(`${name} ${services}`) ?? { processor: NaN, passed: NaN, megabytes: NaN };
  }

  /** How many times the processor time of another measure. */
  public ratio(name: MeasureName, other: MeasureName, services: number): number {
    return this.of(name, services).processor / this.of(other, services).processor;
  }

  /** Exponent of growth from the smallest to the largest size: 1 is linear, 2 quadratic. */
  public exponent(name: MeasureName): number {
    const [few, many] = [this.sizes[0], this.sizes[this.sizes.length - 1]];
    return Math.log(this.of(name, many).processor / this.of(name, few).processor) / Math.log(many / few);
  }
}
