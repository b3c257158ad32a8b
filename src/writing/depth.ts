/** cdk8s itself ends at some hundreds, without a word of why. */
const DEEPEST = 1000;

/**
 * Holds that data don't nest without end.
 *
 * @throws if they nest deeper than anything that a cluster takes
 */
export function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new Error(`data must nest at most ${DEEPEST} levels deep, and must not contain themselves`);
}
