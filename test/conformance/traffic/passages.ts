import { Stage } from '../../../src/rollouts/stage';
import { Release } from '../cases/shop-releases';

/** One release on its way from a stage to another. */
export interface Passage {
  readonly release: Release;
  readonly from: Stage;
  readonly to: Stage;
}

/** Kinds that decide where requests go, and arrive one by one. */
const DECIDING = ['Service', 'VirtualService', 'DestinationRule', 'HTTPRoute', 'GRPCRoute', 'AuthorizationPolicy', 'PeerAuthentication', 'Sidecar', 'Gateway'];

/**
 * The objects of a release on its way, one more or less of those that differ with each step: every mixture of the two stages, and the second
 * stage at last. Pods of both stages are there all the while.
 */
export function mixturesOf({ release, from, to }: Passage): any[][] {
  const [before, after] = [byKey(release.objects(from)), byKey(release.objects(to))];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differing = keys.filter(key => DECIDING.includes(key.split(' ')[0]) && JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)));
  const workloads = [...new Map([...before, ...after]).values()].filter(({ kind }) => !DECIDING.includes(kind));
  return walk(differing.length).map(arrived => [
    ...keys.filter(key => DECIDING.includes(key.split(' ')[0]))
      .map(key => (arrived[differing.indexOf(key)] ?? false ? after : before).get(key)).filter(object => object !== undefined),
    ...workloads,
  ]);
}

/** Passages of several releases side by side; a release that is through waits for the others. */
export function sideBySide(passages: Passage[]): any[][] {
  const all = passages.map(mixturesOf);
  const steps = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: steps }, (_, step) => all.flatMap(mixtures => mixtures[Math.min(step, mixtures.length - 1)]));
}

/** Which of so many objects have arrived: all subsets in an order in which neighbours differ by one (a Gray code), and then all of them. */
function walk(count: number): boolean[][] {
  const subsets = grayCode(count);
  const last = subsets[subsets.length - 1];
  const rest = last.map((_, i) => last.map((arrived, j) => arrived || j <= i)).slice(0, -1);
  return count === 0 ? [[]] : [...subsets.slice(1), ...rest, last.map(() => true)];
}

function grayCode(count: number): boolean[][] {
  if (count === 0) return [[]];
  const fewer = grayCode(count - 1);
  return [...fewer.map(subset => [...subset, false]), ...[...fewer].reverse().map(subset => [...subset, true])];
}

function byKey(objects: any[]): Map<string, any> {
  return new Map(objects.map(object => [`${object.kind} ${object.metadata.name}`, object]));
}
