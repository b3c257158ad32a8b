import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConstructTree } from './construct-tree';
import { Dependencies } from './dependencies';
import { DependencyGraph } from './dependency-graph';
import { Topology } from './topology';

/**
 * The order of the charts of an app and of the objects of each chart: that of cdk8s, in time that grows with the
 * constructs and what they say they depend on, however they do.
 *
 * Nothing is written into the tree: cdk8s adds what it infers to what the constructs say.
 */
export class SynthesisOrder {
  /** Whether a chart depends on another one. */
  public readonly betweenCharts: boolean;
  /** The constructs of each chart, without those in charts inside of it. */
  private readonly own = new Map<number, number[]>();
  private readonly numbers = new Map<Chart, number>();
  private readonly dependencies: Dependencies;
  private readonly topology?: Topology;
  private orderedCharts?: Chart[];

  /** Throws if something depends on what is in no chart, or on itself. */
  constructor(private readonly tree: ConstructTree) {
    this.dependencies = new Dependencies(tree);
    this.betweenCharts = this.dependencies.betweenCharts;
    if (this.dependencies.targets.size > 0) this.topology = new Topology(tree, new DependencyGraph(tree, this.dependencies));
    tree.charts.forEach((chart, i) => {
      this.ownOf(chart).push(i);
      if (chart === i) this.numbers.set(tree.constructs[i] as Chart, i);
    });
  }

  /** The charts, each after those that it depends on. Throws if any constructs depend on one another in a circle. */
  public get charts(): Chart[] {
    const { tree, topology } = this;
    const all = inOrderOfKeys(tree);
    this.orderedCharts ??= (topology?.order(all, () => true) ?? all).filter(i => tree.isChart(i)).map(i => tree.constructs[i] as Chart);
    return [...this.orderedCharts];
  }

  /** Whether another look at the tree sees the same. */
  public isCurrent(): boolean {
    return this.tree.isCurrent();
  }

  /** Whether another look at a chart sees the same, but for charts inside of it. */
  public isCurrentIn(chart: Chart): boolean {
    const number = this.numbers.get(chart);
    return number !== undefined && this.tree.sees(chart, this.ownOf(number), construct => construct === chart || !Chart.isChart(construct));
  }

  /**
   * The objects of a chart, each after those that it depends on; none if it is not in the tree.
   * Throws if constructs in the chart depend on one another in a circle.
   */
  public objectsOf(chart: Chart): ApiObject[] {
    const number = this.numbers.get(chart);
    return number === undefined ? [] : this.ordered(number, this.ownOf(number)).map(i => this.tree.constructs[i]).filter(isObject);
  }

  /** What is in inner charts counts only where something in them comes after what is around them, or is in a circle. */
  private ordered(chart: number, own: number[]): number[] {
    const { tree, topology, dependencies } = this;
    if (!topology) return own;
    const isApart = this.orderedCharts && !dependencies.outside && !dependencies.entered.has(chart);
    if (isApart) return topology.order(own, each => tree.charts[each] === chart);
    const below = Array.from({ length: tree.ends[chart] - chart }, (_, k) => chart + k);
    return topology.order(below, each => tree.isWithin(each, chart)).filter(each => tree.charts[each] === chart);
  }

  private ownOf(chart: number): number[] {
    if (!this.own.has(chart)) this.own.set(chart, []);
    return this.own.get(chart)!;
  }
}

function isObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct);
}

/** cdk8s keeps constructs by path; JavaScript keeps keys that are numbers before all others. */
function inOrderOfKeys({ constructs, parents }: ConstructTree): number[] {
  const isNumber = (i: number) => parents[i] === 0 && /^(0|[1-9]\d{0,9})$/.test(constructs[i].node.path) && Number(constructs[i].node.path) < 2 ** 32 - 1;
  const numbers = constructs.map((_, i) => i).filter(isNumber);
  if (numbers.length === 0) return constructs.map((_, i) => i);
  const first = new Set(numbers);
  const path = (i: number) => Number(constructs[i].node.path);
  return [...numbers.sort((a, b) => path(a) - path(b)), ...constructs.map((_, i) => i).filter(i => !first.has(i))];
}
