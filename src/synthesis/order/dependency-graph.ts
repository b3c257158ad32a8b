import { ApiObject } from 'cdk8s';
import { ConstructTree, NOWHERE } from './construct-tree';
import { cycleError } from './cycle';
import { Dependencies, Target } from './dependencies';

/**
 * Who comes after whom, as vertices: first the constructs of the tree, then two kinds of vertices that stand for many
 * arrows each. An object depends on every object below everything that it, or what it is in, depends on; with an arrow
 * for each pair, two charts of a thousand objects would have a million.
 */
export class DependencyGraph {
  /** What comes before a vertex, in order. */
  public readonly outbound = new Map<number, number[]>();
  /** The construct that decides where a vertex counts, for those that stand for others. */
  private readonly homes: number[] = [];
  /** All objects of its own chart that are below a construct. */
  private readonly objects: number[] = [];
  /** What the objects below a construct depend on. */
  private readonly inherited: number[] = [];

  /** Throws if a construct depends on itself, or objects below one depend on one another because of where they are. */
  constructor(private readonly tree: ConstructTree, private readonly dependencies: Dependencies) {
    this.gatherObjects();
    this.gatherInherited();
    const alone = this.objectsInTheirOwnWay();
    tree.constructs.forEach((construct, i) => {
      const explicit = (dependencies.targets.get(i) ?? []).map(target => target.construct).filter(target => target !== NOWHERE);
      const implicit = !ApiObject.isApiObject(construct) ? [] : alone.has(i) ? this.inheritedWithout(i) : [this.inherited[i]];
      const all = [...explicit, ...implicit.filter(vertex => vertex !== NOWHERE)];
      if (all.length > 0) this.outbound.set(i, all);
    });
  }

  /** How many vertices there are. */
  public get size(): number {
    return this.tree.constructs.length + this.homes.length;
  }

  /** The construct that a vertex is, or that decides where it counts. */
  public homeOf(vertex: number): number {
    const { length } = this.tree.constructs;
    return vertex < length ? vertex : this.homes[vertex - length];
  }

  private standIn(home: number, outbound: number[]): number {
    if (outbound.length < 2) return outbound[0] ?? NOWHERE;
    const vertex = this.tree.constructs.length + this.homes.push(home) - 1;
    this.outbound.set(vertex, outbound);
    return vertex;
  }

  private gatherObjects(): void {
    const { tree } = this;
    const below = new Map<number, number[]>();
    for (let i = tree.constructs.length - 1; i >= 0; i--) {
      const found = (below.get(i) ?? []).reverse();
      below.delete(i);
      if (ApiObject.isApiObject(tree.constructs[i])) found.unshift(i);
      this.objects[i] = this.standIn(i, found);
      const parent = tree.parents[i];
      if (parent === NOWHERE || tree.isChart(i) || this.objects[i] === NOWHERE) continue;
      if (!below.has(parent)) below.set(parent, []);
      below.get(parent)!.push(this.objects[i]);
    }
  }

  private gatherInherited(): void {
    const { tree, dependencies } = this;
    for (let i = 0; i < tree.constructs.length; i++) {
      const outer = tree.isChart(i) || tree.parents[i] === NOWHERE ? NOWHERE : this.inherited[tree.parents[i]];
      const targets = dependencies.targets.get(i);
      this.inherited[i] = !targets ? outer
        : this.standIn(i, [outer, ...targets.map(target => this.objectsOf(i, target))].filter(vertex => vertex !== NOWHERE));
    }
  }

  private objectsOf(source: number, { construct, objects }: Target): number {
    if (objects) return this.standIn(source, objects);
    return construct === NOWHERE ? NOWHERE : this.objects[construct];
  }

  /** Objects that are below what they depend on, or below what depends on them: they do not depend on themselves. */
  private objectsInTheirOwnWay(): Set<number> {
    const { tree, dependencies } = this;
    const found = new Set<number>();
    for (const [source, targets] of dependencies.targets) {
      for (const { construct, chart } of targets) {
        if (construct === source) throw cycleError(tree, [source]);
        if (construct === NOWHERE || chart !== tree.charts[source]) continue;
        const inner = tree.isWithin(source, construct) ? source : tree.isWithin(construct, source) ? construct : NOWHERE;
        if (inner === NOWHERE) continue;
        const [object, other] = this.flat(this.objects[inner], 2);
        if (other !== undefined) throw cycleError(tree, [object, other]);
        if (object !== undefined) found.add(object);
      }
    }
    return found;
  }

  /** What an object depends on, told for each of its ancestors, without itself. */
  private inheritedWithout(object: number): number[] {
    const { tree, dependencies } = this;
    const path = [object];
    while (!tree.isChart(path[0]) && tree.parents[path[0]] !== NOWHERE) path.unshift(tree.parents[path[0]]);
    return path.flatMap(source => (dependencies.targets.get(source) ?? []).flatMap(target => {
      const isAround = target.construct !== NOWHERE && target.chart === tree.charts[object] && tree.isWithin(object, target.construct);
      return isAround ? this.flat(this.objects[target.construct]).filter(each => each !== object) : [this.objectsOf(source, target)];
    }));
  }

  /** The objects that a vertex stands for, in order, as many as are wanted. */
  private flat(vertex: number, most = Infinity): number[] {
    const [found, waiting]: number[][] = [[], vertex === NOWHERE ? [] : [vertex]];
    while (waiting.length > 0 && found.length < most) {
      const next = waiting.pop()!;
      const inner = this.outbound.get(next)!;
      if (next < this.tree.constructs.length) found.push(next);
      else for (let k = inner.length - 1; k >= 0; k--) waiting.push(inner[k]);
    }
    return found;
  }
}
