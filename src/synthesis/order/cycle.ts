import { ConstructTree } from './construct-tree';

/**
 * The error about constructs that depend on one another in a circle, each on the next one and the last on the first.
 *
 * The construct that comes last in the tree closes the circle: the text begins with what that one depends on.
 */
export function cycleError({ constructs }: ConstructTree, cycle: number[]): Error {
  const closing = cycle.indexOf(cycle.reduce((last, each) => Math.max(last, each)));
  const path = [...cycle.slice(closing + 1), ...cycle.slice(0, closing + 1)];
  return new Error(`Dependency cycle detected: ${[...path, path[0]].map(i => constructs[i].node.path).join(' => ')}`);
}
