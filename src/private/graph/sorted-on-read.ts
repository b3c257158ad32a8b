/** A list that takes items in any order and gives them ordered by key; sorted once after each run of additions. */
export class SortedOnRead<T> {
  private readonly list: T[] = [];
  private sorted = true;

  constructor(private readonly keyOf: (item: T) => string) {}

  public add(item: T): void {
    this.list.push(item);
    this.sorted = this.list.length === 1;
  }

  /** The items in order; not to be changed. */
  public get items(): T[] {
    if (!this.sorted) {
      this.list.sort((a, b) => this.compare(this.keyOf(a), this.keyOf(b)));
      this.sorted = true;
    }
    return this.list;
  }

  private compare(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
}
