import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Where a construct is that is in no chart, or a root that has no parent. */
export const NOWHERE = -1;

/**
 * The constructs below a root at one moment, the root included, as numbers: parents before their children, siblings in
 * the order of the tree. What is below a construct is a range, and arrays take the place of maps.
 */
export class ConstructTree {
  public readonly constructs: IConstruct[] = [];
  /** The parent of each construct. */
  public readonly parents: number[] = [];
  /** The end of what is below each construct, not included. */
  public readonly ends: number[] = [];
  /** The chart of each construct; charts are their own. */
  public readonly charts: number[] = [];
  /** What each construct says it depends on, where it says anything. */
  public readonly dependencies = new Map<number, IConstruct[]>();
  private readonly numbers = new Map<IConstruct, number>();

  constructor(root: IConstruct) {
    walk(root, (construct, parent) => this.add(construct, parent));
    for (let i = this.constructs.length - 1; i >= 0; i--) {
      this.ends[i] = Math.max(this.ends[i], i + 1);
      const parent = this.parents[i];
      if (parent !== NOWHERE) this.ends[parent] = Math.max(this.ends[parent], this.ends[i]);
    }
  }

  /** The number of a construct, or NOWHERE. Numbers are looked up by those who depend on something only. */
  public numberOf(construct: IConstruct): number {
    if (this.numbers.size === 0) this.constructs.forEach((each, i) => this.numbers.set(each, i));
    return this.numbers.get(construct) ?? NOWHERE;
  }

  public isChart(i: number): boolean {
    return this.charts[i] === i;
  }

  /** Whether a construct is another one or below it. */
  public isWithin(i: number, ancestor: number): boolean {
    return ancestor <= i && i < this.ends[ancestor];
  }

  /** Whether another look at the whole tree sees the same. */
  public isCurrent(): boolean {
    return this.sees(this.constructs[0], this.constructs.map((_, i) => i), () => true);
  }

  /** Whether another look at some constructs sees the same: their numbers in the order of the tree, below the first of them. */
  public sees(root: IConstruct, numbers: number[], enters: (construct: IConstruct) => boolean): boolean {
    let [seen, same] = [0, true];
    walk(root, construct => {
      const i = numbers[seen++];
      same &&= i !== undefined && this.constructs[i] === construct && sameItems(construct.node.dependencies, this.dependencies.get(i) ?? []);
      return NOWHERE;
    }, enters);
    return same && seen === numbers.length;
  }

  private add(construct: IConstruct, parent: number): number {
    const i = this.constructs.push(construct) - 1;
    this.parents.push(parent);
    this.charts.push(Chart.isChart(construct) ? i : parent === NOWHERE ? NOWHERE : this.charts[parent]);
    this.ends.push(0);
    const { dependencies } = construct.node;
    if (dependencies.length > 0) this.dependencies.set(i, dependencies);
    return i;
  }
}

/** Visits a construct and what is below it in the order of `node.findAll()`, however deep it is. */
function walk(
  root: IConstruct, visit: (construct: IConstruct, parent: number) => number, enters: (construct: IConstruct) => boolean = () => true,
): void {
  const [waiting, parents] = [[root], [NOWHERE]];
  while (waiting.length > 0) {
    const construct = waiting.pop()!;
    const parent = parents.pop()!;
    if (!enters(construct)) continue;
    const number = visit(construct, parent);
    const { children } = construct.node;
    for (let k = children.length - 1; k >= 0; k--) {
      waiting.push(children[k]);
      parents.push(number);
    }
  }
}

function sameItems(these: IConstruct[], those: IConstruct[]): boolean {
  return these.length === those.length && these.every((item, k) => item === those[k]);
}
