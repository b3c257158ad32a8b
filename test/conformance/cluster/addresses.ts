/** Addresses of pods and Services, given out in the order in which they are asked for. */
export class Addresses {
  private readonly given = new Map<string, string>();
  private pods = 9;
  private services = 9;

  public pod(name: string): string {
    return this.of(`pod/${name}`, () => `10.244.${Math.floor(++this.pods / 250)}.${this.pods % 250 + 2}`);
  }

  public service(name: string): string {
    return this.of(`service/${name}`, () => `10.96.${Math.floor(++this.services / 250)}.${this.services % 250 + 2}`);
  }

  /** Forgets the address of a pod that is gone: one of its name gets another. */
  public release(pod: string): void {
    this.given.delete(`pod/${pod}`);
  }

  private of(key: string, next: () => string): string {
    const found = this.given.get(key) ?? next();
    this.given.set(key, found);
    return found;
  }
}
