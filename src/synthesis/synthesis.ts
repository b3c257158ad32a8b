import { ApiObject, App, Chart } from 'cdk8s';
import { ConstructTree } from './order/construct-tree';
import { SynthesisOrder } from './order/synthesis-order';
import { validate } from './validation';

const goingOn = new WeakMap<App, Synthesis>();

/** One synthesis of an app: what is validated once, and the order of everything. */
export class Synthesis {
  /** The synthesis of an app that goes on, if it is validated. */
  public static of(app: App): Synthesis | undefined {
    return goingOn.get(app);
  }

  /** A synthesis of an app, validated now. Throws if something is invalid. */
  public static validated(app: App): Synthesis {
    const known = new Set<unknown>();
    return new Synthesis(app, validatedTree(app, known), known);
  }

  /** A synthesis of an app that somebody else has validated. */
  public static unvalidated(app: App): Synthesis {
    const tree = new ConstructTree(app);
    return new Synthesis(app, tree, new Set(tree.constructs));
  }

  private order: SynthesisOrder;
  private isTrusted = true;

  private constructor(public readonly app: App, tree: ConstructTree, private readonly known: Set<unknown>) {
    this.order = new SynthesisOrder(tree);
  }

  /** The charts in order. Throws if constructs depend on one another. */
  public get charts(): Chart[] {
    return this.order.charts;
  }

  /** Whether a chart depends on another one. */
  public get betweenCharts(): boolean {
    return this.order.betweenCharts;
  }

  /** Whether another look at the app sees the same. */
  public isCurrent(): boolean {
    return this.order.isCurrent();
  }

  /** Tells that somebody else's code ran, who may have changed the tree. */
  public distrust(): void {
    this.isTrusted = false;
  }

  /** The objects of a chart in order; what has been added since, by what renders others, is validated now. */
  public objectsOf(chart: Chart): ApiObject[] {
    if (!this.isTrusted && !this.order.isCurrentIn(chart)) this.order = new SynthesisOrder(validatedTree(this.app, this.known));
    return this.order.objectsOf(chart);
  }

  /** Does something as part of this synthesis: charts that are asked for their objects need no other one. */
  public during<T>(act: () => T): T {
    const outer = goingOn.get(this.app);
    goingOn.set(this.app, this);
    try {
      return act();
    } finally {
      if (outer) goingOn.set(this.app, outer);
      else goingOn.delete(this.app);
    }
  }
}

/** The constructs of an app when all of them are valid; validations may add some. */
function validatedTree(app: App, known: Set<unknown>): ConstructTree {
  for (;;) {
    const tree = new ConstructTree(app);
    const added = known.size === 0 ? tree.constructs : tree.constructs.filter(construct => !known.has(construct));
    validate(added);
    added.forEach(construct => known.add(construct));
    if (tree.isCurrent()) return tree;
  }
}
