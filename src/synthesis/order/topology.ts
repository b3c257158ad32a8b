import { ConstructTree } from './construct-tree';
import { cycleError } from './cycle';
import { DependencyGraph } from './dependency-graph';

/** Part of a graph: a vertex counts if the construct does that it is, or stands at. */
export type Scope = (construct: number) => boolean;

/**
 * Constructs so that each comes after what it depends on, and otherwise in the given order.
 *
 * What others depend on is taken first when they are; so the walk begins at those that nobody depends on.
 */
export class Topology {
  private readonly state: Int32Array;
  private round = 0;

  constructor(private readonly tree: ConstructTree, private readonly graph: DependencyGraph) {
    this.state = new Int32Array(graph.size);
  }

  /** Constructs of a scope in order. Throws if some of them depend on one another. */
  public order(constructs: number[], scope: Scope): number[] {
    const wanted = this.wanted(constructs, scope);
    const [open, done] = [this.round += 1, this.round += 1];
    const order: number[] = [];
    for (const start of [...constructs.filter(each => !wanted.has(each)), ...constructs]) {
      if (this.state[start] !== done) this.visit(start, scope, open, done, order);
    }
    return order;
  }

  /** Constructs that others of the scope depend on. */
  private wanted(constructs: number[], scope: Scope): Set<number> {
    const seen = this.round += 1;
    const wanted = new Set<number>();
    const waiting: number[] = [];
    const note = (vertex: number) => {
      if (!scope(this.graph.homeOf(vertex))) return;
      if (this.graph.homeOf(vertex) === vertex) {wanted.add(vertex);} else if (this.state[vertex] !== seen) {
        this.state[vertex] = seen;
        waiting.push(vertex);
      }
    };
    for (const construct of constructs) this.graph.outbound.get(construct)?.forEach(note);
    while (waiting.length > 0) this.graph.outbound.get(waiting.pop()!)!.forEach(note);
    return wanted;
  }

  private visit(start: number, scope: Scope, open: number, done: number, order: number[]): void {
    const { graph, state } = this;
    const [path, places] = [[start], [0]];
    state[start] = open;
    while (path.length > 0) {
      const vertex = path[path.length - 1];
      const next = graph.outbound.get(vertex)?.[places[places.length - 1]++];
      if (next === undefined) {
        state[vertex] = done;
        path.pop();
        places.pop();
        if (graph.homeOf(vertex) === vertex) order.push(vertex);
      } else if (state[next] === open) {
        throw cycleError(this.tree, path.slice(path.indexOf(next)).filter(each => graph.homeOf(each) === each));
      } else if (state[next] !== done && scope(graph.homeOf(next))) {
        state[next] = open;
        path.push(next);
        places.push(0);
      }
    }
  }
}
