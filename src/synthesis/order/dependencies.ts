import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConstructTree, NOWHERE } from './construct-tree';

/** What something depends on. */
export interface Target {
  /** The construct, or NOWHERE if it is not in the tree. */
  readonly construct: number;
  /** Its chart, or NOWHERE. */
  readonly chart: number;
  /** The objects of one that is outside of the tree, by their paths. */
  readonly objects?: number[];
}

/**
 * Who depends on what, as cdk8s infers it: charts on the charts inside of them, and the chart of whatever depends on
 * something in another chart on that chart.
 */
export class Dependencies {
  /** What each construct depends on, in the order in which it counts. */
  public readonly targets = new Map<number, Target[]>();
  /** Charts that something in a chart inside of them depends on. */
  public readonly entered = new Set<number>();
  /** Whether a chart depends on another one; files of charts are numbered then. */
  public betweenCharts = false;
  /** Whether there is something outside of the tree that others depend on. */
  public outside = false;
  private readonly numbersByPath = new Map<string, number>();

  /** Throws if something depends on a construct that is in no chart, or is in none itself. */
  constructor(private readonly tree: ConstructTree) {
    for (const [construct, declared] of tree.dependencies) this.targets.set(construct, declared.map(each => this.targetOf(each)));
    this.addInnerCharts();
    this.addCharts();
  }

  private addInnerCharts(): void {
    const { tree } = this;
    tree.charts.forEach((chart, i) => {
      const parent = tree.parents[i];
      if (chart !== i || parent === NOWHERE || !tree.isChart(parent)) return;
      this.add(parent, { construct: i, chart: i });
      this.betweenCharts = true;
    });
  }

  private addCharts(): void {
    const { tree } = this;
    const added = new Map<number, Map<number, Target>>();
    const sources = [...this.targets.keys()].sort((a, b) => a - b);
    for (const source of sources) {
      const chart = tree.charts[source];
      if (chart === NOWHERE) Chart.of(tree.constructs[source]);
      for (const target of this.targets.get(source)!) {
        if (target.chart === chart) continue;
        if (!added.has(chart)) added.set(chart, new Map());
        if (!added.get(chart)!.has(target.chart)) added.get(chart)!.set(target.chart, this.chartOf(target));
        if (target.chart !== NOWHERE && tree.isWithin(chart, target.chart)) this.entered.add(target.chart);
        this.betweenCharts = true;
      }
    }
    for (const [chart, targets] of added) targets.forEach(target => this.add(chart, target));
  }

  private chartOf({ chart, objects }: Target): Target {
    return { construct: chart, chart, objects: chart === NOWHERE ? objects : undefined };
  }

  private add(source: number, target: Target): void {
    const known = this.targets.get(source);
    if (known) known.push(target);
    else this.targets.set(source, [target]);
  }

  private targetOf(target: IConstruct): Target {
    const construct = this.tree.numberOf(target);
    const chart = Chart.of(target);
    if (construct !== NOWHERE) return { construct, chart: this.tree.charts[construct] };
    this.outside = true;
    const objects = target.node.findAll().filter(each => ApiObject.isApiObject(each) && Chart.of(each) === chart);
    return { construct: this.byPath(target), chart: this.byPath(chart), objects: objects.map(each => this.byPath(each)).filter(i => i !== NOWHERE) };
  }

  /** What is in no tree of its own any more, or in another one, counts as what has its path. */
  private byPath(construct: IConstruct): number {
    if (this.numbersByPath.size === 0) this.tree.constructs.forEach(({ node }, i) => this.numbersByPath.set(node.path, i));
    return this.numbersByPath.get(construct.node.path) ?? NOWHERE;
  }
}
